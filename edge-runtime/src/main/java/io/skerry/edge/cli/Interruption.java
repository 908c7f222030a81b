package io.skerry.edge.cli;

/** Something to say if the process is ended from outside before its work is done, as by Ctrl-C. */
final class Interruption implements AutoCloseable {

    private final Thread hook;

    Interruption(Runnable say) {
        hook = new Thread(say, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook runs.
        }
    }
}
