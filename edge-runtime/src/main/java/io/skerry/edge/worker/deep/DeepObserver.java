package io.skerry.edge.worker.deep;

/** What happens at the deep worker, for the counters. Calls come from threads that must not block. */
public interface DeepObserver {

    /** A batch was computed. */
    void computed(int size, long nanos);

    /** A question came, or waited, beyond its time to live; it is dropped. */
    void stale();

    /** A question was refused with an error. */
    void refused(String code);
}
