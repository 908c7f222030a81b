package io.skerry.edge.plan;

/** What to do with a plan that is offered. */
sealed interface Decision {

    /** It replaces the one in force. */
    record Apply() implements Decision {}

    /** It is the one in force. */
    record Known() implements Decision {}

    /** The one in force stays. */
    record Refuse(String why) implements Decision {}
}
