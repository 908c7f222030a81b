package io.skerry.edge.plan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.skerry.api.plan.PlanJson;
import io.skerry.edge.storage.Fsync;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The plan in force on this node's disk, for a start without a link. A new one is first written beside it and then takes its place at
 * once, so that after a kill or a power cut either of them is there, whole. Before the JSON stands a line that names its digest: what
 * the disk has damaged is seen.
 */
final class PlanStore {

    private static final Logger LOG = Logger.getLogger(PlanStore.class);

    /** A comment for the plan's reader, so that the file itself can be given to {@code --plan}. */
    private static final String HEAD = "// ";

    private static final int HEAD_BYTES = head(new byte[0]).length;

    private final Path folder;
    private final Path file;
    private final Path draft;
    private final Path damaged;

    /** Keeps the plan in a folder, which is made if it is missing. */
    PlanStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.file = folder.resolve("plan.json");
        this.draft = folder.resolve("plan.json.new");
        this.damaged = folder.resolve("plan.json.damaged");
    }

    private static byte[] head(byte[] json) {
        return (HEAD + DigestedPlan.digest(json) + "\n").getBytes(US_ASCII);
    }

    /** Brings a plan's JSON to the disk; it does not count before {@link #commit}. */
    void stage(byte[] json) throws IOException {
        try (OutputStream out = Files.newOutputStream(draft)) {
            out.write(head(json));
            out.write(json);
        }
        Fsync.files(List.of(draft));
    }

    /** What was staged counts from now on. */
    void commit() throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        Fsync.folder(folder);
    }

    /** The JSON that counts, as it was staged; empty if there is none. A file that is not as it was written is put aside. */
    Optional<byte[]> read() throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(HEAD_BYTES + PlanJson.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(bytes, Math.min(HEAD_BYTES, bytes.length), bytes.length);
        if (Arrays.equals(head(json), Arrays.copyOf(bytes, HEAD_BYTES))) {
            return Optional.of(json);
        }
        putAside("its content is not what its first line names");
        return Optional.empty();
    }

    /** Renames the file that counts, for people to look at. */
    void putAside(String why) throws IOException {
        LOG.warnf(
                "the plan that was kept in %s is damaged: %s; it is now %s, and this node waits for its plan over the link",
                file, why, damaged);
        Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
    }
}
