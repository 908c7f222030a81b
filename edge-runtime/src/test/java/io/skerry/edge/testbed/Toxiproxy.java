package io.skerry.edge.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Shopify's Toxiproxy: makes the way to a server slow, thin or dead. */
public final class Toxiproxy implements AutoCloseable {

    private final ServerProcess process;
    private final ToxiproxyApi api;

    private Toxiproxy(ServerProcess process, ToxiproxyApi api) {
        this.process = process;
        this.api = api;
    }

    /**
     * Starts the server, without any proxy.
     *
     * @param folder for its log; must exist
     */
    public static Toxiproxy start(Path folder) {
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                List.of(
                        Programs.find("toxiproxy", "toxiproxy").toString(),
                        "-host",
                        "127.0.0.1",
                        "-port",
                        Integer.toString(port)),
                Map.of(),
                port,
                folder.resolve("toxiproxy.log"));
        return new Toxiproxy(process, new ToxiproxyApi(port));
    }

    /** Opens a new way to a server on loopback. The weather on it is fine at first. */
    public Link linkTo(int serverPort) {
        return Link.open(api, serverPort);
    }

    @Override
    public void close() {
        process.close();
    }
}
