package io.skerry.benchmarks;

import io.skerry.benchmarks.report.Outcome;

/** One benchmark. */
public interface Benchmark {

    /** As it is called on the command line. */
    String name();

    /** What it measures, in one line. */
    String summary();

    /**
     * Measures.
     *
     * @throws Exception if something that it needs is missing or breaks; the message is for people
     */
    Outcome run(Bench bench) throws Exception;
}
