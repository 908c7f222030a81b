package io.skerry.learning.secure;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A client that has advertised its keys and waits for those of the others. */
public final class AdvertisedClient {

    private final SecureRound round;
    private final ClientSecrets secrets;
    private final Advertisement message;

    AdvertisedClient(SecureRound round, ClientSecrets secrets) {
        this.round = round;
        this.secrets = secrets;
        this.message = secrets.advertisement();
    }

    /** For the server: the client's public keys. */
    public Advertisement message() {
        return message;
    }

    /**
     * Step 2: shares mask key and seed among all clients.
     *
     * @param cohort the keys of all clients of the round, this one among them
     * @param random draws the polynomials and nonces
     * @throws SecureAggregationException if the cohort is below the threshold, names a client twice, or has no or another key of this one
     */
    public SharingClient share(List<Advertisement> cohort, SecureRandom random) throws SecureAggregationException {
        Members members = Members.of(round, cohort);
        members.require(secrets.client(), "no keys");
        if (!members.get(secrets.client()).equals(message)) {
            throw new SecureAggregationException(
                    "the server's keys of '" + secrets.client() + "' are not those that it advertised");
        }
        List<Advertisement> others = members.advertisements();
        int count = others.size();
        byte[][] keyShares = Shamir.split(secrets.maskSecret().toArray(), round.threshold(), count, random);
        byte[][] seedShares = Shamir.split(secrets.seed().toArray(), round.threshold(), count, random);
        List<SealedShares> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Advertisement other = others.get(i);
            messages.add(ShareSeal.seal(
                    round,
                    secrets.client(),
                    other.client(),
                    secrets.sealAgreement(other),
                    new ShareSeal.Shares(Bytes.of(keyShares[i]), Bytes.of(seedShares[i])),
                    random));
        }
        return new SharingClient(round, secrets, members, messages);
    }
}
