package io.skerry.edge.observe;

import io.skerry.inference.cascade.AnswerSource;
import java.time.Duration;

/** Is told each single latency, for histograms that someone else keeps. */
interface LatencyListener {

    /** An answer, with its time from arrival to answer. */
    void answered(AnswerSource source, long nanos);

    /** An answer of the deep model in time: from question to answer, and what of it the worker spent waiting and computing. */
    void offloaded(long roundTripNanos, Duration queued, Duration computed);
}
