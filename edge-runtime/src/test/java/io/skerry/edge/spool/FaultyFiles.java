package io.skerry.edge.spool;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

/** Real files on a disk that fails on command: each commit, also that of a probe, throws what is set. */
final class FaultyFiles implements SpoolFiles {

    private final SpoolFiles real;
    final AtomicReference<SQLException> onCommit = new AtomicReference<>();

    FaultyFiles(SpoolFiles real) {
        this.real = real;
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
                    SQLException error = onCommit.get();
                    if (error != null
                            && (method.getName().equals("commit")
                                    || method.getName().equals("probe"))) {
                        throw error;
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
