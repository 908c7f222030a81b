package io.skerry.learning.secure;

import java.security.SecureRandom;

/** Where a client's part of a round begins. Each step gives a message for the server and what the next step needs. */
public final class SecureClient {

    private SecureClient() {}

    /**
     * Step 1: draws the keys of this round.
     *
     * @param client name of the client, unique in the round
     * @param random the source of all secrets of the round
     */
    public static AdvertisedClient advertise(SecureRound round, String client, SecureRandom random) {
        return new AdvertisedClient(round, ClientSecrets.draw(client, random));
    }
}
