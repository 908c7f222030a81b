package io.skerry.benchmarks.operator;

/**
 * How it went when many services were created at once. Times are in seconds, from the first creation.
 *
 * @param planned until the last service was in a plan at its node, and the last had a status
 * @param answered until the last status said that the node answers
 * @param requests that the operator made until then, each service's share, in words
 * @param statuses how often each service's status was written
 */
record Creation(int services, double planned, double answered, String requests, double statuses) {

    /** A service's share. */
    double plannedMillis() {
        return planned * 1_000 / services;
    }

    double answeredMillis() {
        return answered * 1_000 / services;
    }
}
