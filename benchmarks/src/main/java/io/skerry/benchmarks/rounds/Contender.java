package io.skerry.benchmarks.rounds;

/** Something that does the job, and is timed. */
public interface Contender {

    String name();

    /**
     * Does the job some times in a row.
     *
     * @return nanoseconds of each time
     * @throws Exception if it fails at it
     */
    double[] round(int count) throws Exception;

    /** A job of this JVM, timed here. */
    static Contender of(String name, Job job) {
        return timed(name, () -> {
            long start = System.nanoTime();
            job.run();
            return System.nanoTime() - start;
        });
    }

    /** A job of this JVM that knows itself how long it takes. */
    static Contender timed(String name, TimedJob job) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] round(int count) throws Exception {
                double[] nanos = new double[count];
                for (int i = 0; i < count; i++) {
                    nanos[i] = job.nanos();
                }
                return nanos;
            }
        };
    }

    /** The job, once. */
    @FunctionalInterface
    interface Job {
        void run() throws Exception;
    }

    /** The job, once, and its nanoseconds. */
    @FunctionalInterface
    interface TimedJob {
        double nanos() throws Exception;
    }
}
