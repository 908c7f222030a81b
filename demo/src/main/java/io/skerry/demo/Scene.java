package io.skerry.demo;

/** A part of the demo. */
enum Scene {
    NORMAL("normal", "edge and cloud work together", 0.4),
    LINK_CUT("link cut", "nothing comes through: the edge goes on alone", 0.25),
    LINK_BACK("link back", "the cloud is there again: nothing was lost", 0.35);

    private final String title;
    private final String story;
    private final double share;

    Scene(String title, String story, double share) {
        this.title = title;
        this.story = story;
        this.share = share;
    }

    String title() {
        return title;
    }

    String story() {
        return story;
    }

    /** Part of the demo's duration. */
    double share() {
        return share;
    }
}
