package io.skerry.learning.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Messages that are lost, repeated, damaged or wrong. */
class SecureAggregationTest {

    private static final Set<String> ALL = SecureAggregationPropertyTest.names(4);
    private static final Set<String> STAYED = SecureAggregationPropertyTest.names(3);
    private static final String GONE = "edge-3";

    /** Four clients, the last of which drops out before it sends its vector. */
    private static Fleet fleet(String session) throws Exception {
        Fleet fleet = new Fleet(new SecureRound(session, 3, 37), 1);
        fleet.advertise(ALL);
        fleet.share(ALL);
        fleet.mask(SecureAggregationPropertyTest.vectors(STAYED, new Random(1)));
        return fleet;
    }

    @Test
    void a_client_answers_for_one_set_of_survivors_only() throws Exception {
        Fleet fleet = fleet("job/1");
        MaskedClient client = fleet.masked.get("edge-0");
        Reveal first = client.reveal(STAYED);

        assertThat(client.reveal(STAYED)).isEqualTo(first);
        assertRefused(
                () -> client.reveal(ALL),
                "client 'edge-0' was asked for shares with two different sets of survivors: it answers the first only");
    }

    @Test
    void shares_of_another_session_do_not_open() throws Exception {
        Fleet fleet = new Fleet(new SecureRound("job/1", 3, 37), 1);
        fleet.advertise(ALL);
        fleet.share(ALL);
        SharingClient sameKeysOtherSession = new AdvertisedClient(
                        new SecureRound("job/2", 3, 37), ClientSecrets.draw("edge-9", Fleet.seeded(9)))
                .share(withEdge9(fleet.cohort), Fleet.seeded(2));
        List<SealedShares> received = new ArrayList<>(fleet.routed.get("edge-0"));
        received.removeIf(message -> message.from().equals("edge-1"));
        SealedShares foreign = sameKeysOtherSession.messages().getFirst();
        received.add(new SealedShares("edge-1", "edge-0", foreign.sealed()));

        assertRefused(
                () -> fleet.sharing.get("edge-0").mask(received, new int[37]),
                "the sealed shares of 'edge-1' cannot be opened: damaged, or of another session");
    }

    @Test
    void damaged_shares_do_not_open() throws Exception {
        Fleet fleet = new Fleet(new SecureRound("job/1", 3, 37), 1);
        fleet.advertise(ALL);
        fleet.share(ALL);
        SealedShares good = fleet.routed.get("edge-0").getFirst();
        for (int index = 0; index < good.sealed().length(); index++) {
            byte[] bytes = good.sealed().toArray();
            bytes[index] ^= 1;
            SealedShares bad = new SealedShares(good.from(), good.to(), Bytes.of(bytes));

            assertRefused(
                    () -> fleet.sharing.get("edge-0").mask(List.of(bad), new int[37]),
                    "the sealed shares of 'edge-0' cannot be opened: damaged, or of another session");
        }
        assertRefused(
                () -> fleet.sharing
                        .get("edge-0")
                        .mask(List.of(new SealedShares("edge-0", "edge-0", Bytes.of(new byte[5]))), new int[37]),
                "the sealed shares of 'edge-0' have 5 bytes");
    }

    @Test
    void shares_for_someone_else_or_twice_or_of_a_stranger_are_refused() throws Exception {
        Fleet fleet = new Fleet(new SecureRound("job/1", 3, 37), 1);
        fleet.advertise(ALL);
        fleet.share(ALL);
        SharingClient client = fleet.sharing.get("edge-0");
        SealedShares own = fleet.routed.get("edge-0").getFirst();

        assertRefused(
                () -> client.mask(fleet.routed.get("edge-1"), new int[37]), "shares for 'edge-1' came to 'edge-0'");
        assertRefused(() -> client.mask(List.of(own, own), new int[37]), "two pairs of shares of 'edge-0'");
        assertRefused(
                () -> client.mask(List.of(new SealedShares("eve", "edge-0", own.sealed())), new int[37]),
                "shares of 'eve', which did not advertise keys in this round");
        assertRefused(
                () -> client.mask(fleet.routed.get("edge-0").subList(1, 4), new int[37]),
                "the shares of 'edge-0' itself did not arrive");
    }

    @Test
    void a_server_that_swaps_a_clients_keys_is_noticed_by_that_client() throws Exception {
        Fleet fleet = new Fleet(new SecureRound("job/1", 3, 37), 1);
        fleet.advertise(ALL);
        List<Advertisement> swapped = new ArrayList<>(fleet.cohort);
        swapped.set(
                0, SecureClient.advertise(fleet.round, "edge-0", fleet.random).message());

        assertRefused(
                () -> fleet.advertised.get("edge-0").share(swapped, fleet.random),
                "the server's keys of 'edge-0' are not those that it advertised");
        assertRefused(
                () -> SecureServer.cohort(fleet.round, List.of(swapped.get(0), swapped.get(0), swapped.get(1))),
                "client 'edge-0' advertised keys twice in session 'job/1': leave it out, or start a new round");
    }

    @Test
    void keys_with_which_no_secret_can_be_shared_are_refused() throws Exception {
        Fleet fleet = new Fleet(new SecureRound("job/1", 3, 37), 1);
        fleet.advertise(ALL);
        List<Advertisement> weak = new ArrayList<>(fleet.cohort);
        Bytes zero = Bytes.of(new byte[32]);
        weak.set(1, new Advertisement("edge-1", zero, zero));

        assertRefused(
                () -> fleet.advertised.get("edge-0").share(weak, fleet.random),
                "a public key with which no secret can be shared");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Advertisement("edge-1", Bytes.of(new byte[31]), zero))
                .withMessage("client 'edge-1': a key must have 32 bytes");
    }

    @Test
    void vectors_that_do_not_belong_to_the_round_are_refused() throws Exception {
        Fleet fleet = fleet("job/1");
        List<MaskedInput> inputs = new ArrayList<>(fleet.inputs());

        inputs.add(new MaskedInput("eve", new int[37]));
        assertRefused(
                () -> SecureServer.survivors(fleet.round, ALL, inputs),
                "a vector of 'eve', which did not share its secrets: leave it out");
        inputs.set(3, new MaskedInput(GONE, new int[36]));
        assertRefused(
                () -> SecureServer.survivors(fleet.round, ALL, inputs),
                "the vector of 'edge-3' has 36 elements instead of 37: leave it out");
        inputs.set(3, inputs.getFirst());
        assertRefused(() -> SecureServer.survivors(fleet.round, ALL, inputs), "two vectors of 'edge-0': leave it out");
    }

    @Test
    void an_incomplete_set_of_shares_is_refused() throws Exception {
        Fleet fleet = new Fleet(new SecureRound("job/1", 3, 37), 1);
        fleet.advertise(ALL);
        fleet.share(ALL);
        List<List<SealedShares>> messages = new ArrayList<>(
                fleet.sharing.values().stream().map(SharingClient::messages).toList());
        messages.set(0, messages.getFirst().subList(0, 3));

        assertRefused(
                () -> SecureServer.route(fleet.round, fleet.cohort, messages),
                "the shares of [edge-0] are not one pair from one client for each client of the round: leave it out");
        messages.set(0, messages.get(1));
        assertRefused(
                () -> SecureServer.route(fleet.round, fleet.cohort, messages),
                "a client shared its secrets twice: leave it out, or start a new round");
    }

    @Test
    void a_wrong_share_of_a_key_is_noticed() throws Exception {
        Fleet fleet = fleet("job/1");
        List<Reveal> reveals = fleet.reveal(STAYED);
        Map<String, RevealedShare> shares = new HashMap<>(reveals.getFirst().shares());
        byte[] wrong = shares.get(GONE).share().toArray();
        wrong[32] ^= 1;
        shares.put(GONE, new RevealedShare.OfKey(Bytes.of(wrong)));
        reveals.set(0, new Reveal("edge-0", shares));

        assertThatExceptionOfType(SecureAggregationException.class)
                .isThrownBy(() -> fleet.sum(reveals))
                .withMessageMatching(
                        "shares that do not belong to one secret|the revealed shares of the key of 'edge-3' do not give .*");
    }

    @Test
    void shares_of_the_wrong_kind_or_missing_or_told_twice_are_refused() throws Exception {
        Fleet fleet = fleet("job/1");
        List<Reveal> reveals = fleet.reveal(STAYED);
        Map<String, RevealedShare> shares = new HashMap<>(reveals.getFirst().shares());
        shares.put(GONE, new RevealedShare.OfSeed(shares.get(GONE).share()));
        List<Reveal> wrongKind = new ArrayList<>(reveals);
        wrongKind.set(0, new Reveal("edge-0", shares));
        List<Reveal> missing = new ArrayList<>(reveals);
        missing.set(0, new Reveal("edge-0", Map.of()));
        List<Reveal> twice = new ArrayList<>(reveals);
        twice.set(1, reveals.getFirst());

        assertRefused(
                () -> fleet.sum(wrongKind),
                "'edge-0' did not reveal the share of 'edge-3' that is needed: leave it out");
        assertThatExceptionOfType(SecureAggregationException.class).isThrownBy(() -> fleet.sum(missing));
        assertRefused(
                () -> fleet.sum(twice),
                "shares revealed by 'edge-0', which sent no vector or has revealed its shares before: leave them out");
    }

    @Test
    void the_same_keys_in_another_session_make_other_masks() {
        byte[] agreed = new byte[32];
        int[] one = new int[8];
        int[] other = new int[8];
        Masks.addPairwise(new SecureRound("job/1", 2, 8), "a", "b", agreed, one);
        Masks.addPairwise(new SecureRound("job/2", 2, 8), "a", "b", agreed, other);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void a_round_that_hides_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecureRound("job/1", 1, 37))
                .withMessage("a threshold of 1, must be from 2 to 10000: of a single client nothing is hidden");
        assertThatIllegalArgumentException().isThrownBy(() -> new SecureRound(" ", 2, 37));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecureRound("job/1", 2, 0));
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(ClientSecrets.draw("edge-0", Fleet.seeded(1))).hasToString("ClientSecrets[edge-0]");
        assertThat(Bytes.of(new byte[32])).hasToString("32 bytes");
    }

    private static List<Advertisement> withEdge9(List<Advertisement> cohort) {
        List<Advertisement> more = new ArrayList<>(cohort);
        more.add(ClientSecrets.draw("edge-9", Fleet.seeded(9)).advertisement());
        return more;
    }

    private static void assertRefused(ThrowingCallable step, String message) {
        assertThatExceptionOfType(SecureAggregationException.class)
                .isThrownBy(step)
                .withMessage(message);
    }
}
