package io.skerry.edge.plan;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.PlanJson;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A plan in a file, read again when it changes. The folder is watched, not the file, so that a file that is replaced by a rename (as
 * editors, {@code mv} and mounted ConfigMaps do) is seen; a file system that reports no changes is looked at every few seconds.
 */
public final class PlanFile implements PlanSource {

    private static final Logger LOG = Logger.getLogger(PlanFile.class);
    private static final long LOOK_SECONDS = 3;

    private final Path file;
    private final Consumer<NodePlan> apply;
    private final WatchService watch;
    private final Thread watcher;
    private final PlanInForce inForce;
    private byte @Nullable [] seen;

    /**
     * @param file need not exist yet, its folder must
     * @param apply is given each plan that shall apply, one after another; may refuse it with an {@link InvalidPlanException}
     * @throws IOException if the folder cannot be watched
     */
    public PlanFile(Path file, Consumer<NodePlan> apply) throws IOException {
        this.file = file.toAbsolutePath();
        this.inForce = new PlanInForce(this.file.toString());
        this.apply = apply;
        Path folder = this.file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(
                    "the folder of the plan file '" + file + "' does not exist: create it, or correct --plan");
        }
        this.watch = FileSystems.getDefault().newWatchService();
        folder.register(
                watch,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        this.watcher = Thread.ofVirtual().name("plan-file").unstarted(this::run);
    }

    @Override
    public void start() {
        look();
        watcher.start();
    }

    @Override
    public PlanState state() {
        return inForce.state();
    }

    @Override
    public void offer(Plan plan, Consumer<PlanAck> answer) {
        answer.accept(new PlanAck(
                plan.generation(),
                plan.digest(),
                false,
                "this node reads its plan from the file " + file
                        + ": start it without --plan to give it plans over the link"));
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = watch.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
                look();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            LOG.debugf("no longer watching %s", file);
        }
    }

    /** Reads the file if it changed; a change that is no valid plan leaves the applied one in force. */
    synchronized void look() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(PlanJson.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            seen = null;
            refuse("there is no such file: write it, or correct --plan");
            return;
        } catch (IOException e) {
            seen = null;
            refuse("the plan file cannot be read: " + e);
            return;
        }
        if (!Arrays.equals(seen, bytes)) {
            seen = bytes;
            offer(bytes);
        }
    }

    private void offer(byte[] bytes) {
        try {
            DigestedPlan plan = DigestedPlan.read(bytes);
            inForce.offer(plan, () -> apply.accept(plan.plan()));
        } catch (InvalidPlanException e) {
            inForce.refuse(String.valueOf(e.getMessage()));
        }
    }

    /** A file that stays away is refused once. */
    private void refuse(String why) {
        if (!why.equals(state().refusal())) {
            inForce.refuse(why);
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
        watcher.interrupt();
    }
}
