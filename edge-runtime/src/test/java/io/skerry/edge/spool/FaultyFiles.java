package io.skerry.edge.spool;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Real files on a disk that fails or waits on command: each commit, also that of a probe, throws what is set. */
final class FaultyFiles implements SpoolFiles {

    private static final Set<String> COMMITS = Set.of("commit", "probe");

    private final SpoolFiles real;
    final AtomicReference<SQLException> onCommit = new AtomicReference<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile CountDownLatch hold = new CountDownLatch(0);

    FaultyFiles(SpoolFiles real) {
        this.real = real;
    }

    /** Makes the next commits wait until what is returned has counted down. */
    CountDownLatch holdNextCommit() {
        hold = new CountDownLatch(1);
        return hold;
    }

    void awaitHeldCommit() throws InterruptedException {
        held.await();
    }

    @Override
    public SpoolStorage open() throws SQLException {
        return faulty(real.open());
    }

    @Override
    public SpoolStorage replaceDamaged() throws SQLException, IOException {
        onCommit.set(null);
        return faulty(real.replaceDamaged());
    }

    private SpoolStorage faulty(SpoolStorage storage) {
        return (SpoolStorage) Proxy.newProxyInstance(
                SpoolStorage.class.getClassLoader(), new Class<?>[] {SpoolStorage.class}, (_, method, arguments) -> {
                    if (COMMITS.contains(method.getName())) {
                        waitOrThrow();
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void waitOrThrow() throws Exception {
        if (hold.getCount() > 0) {
            held.countDown();
            hold.await();
        }
        SQLException error = onCommit.get();
        if (error != null) {
            throw error;
        }
    }
}
