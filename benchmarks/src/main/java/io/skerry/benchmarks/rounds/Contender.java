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
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] round(int count) throws Exception {
                double[] nanos = new double[count];
                for (int i = 0; i < count; i++) {
                    long start = System.nanoTime();
                    job.run();
                    nanos[i] = System.nanoTime() - start;
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
}
