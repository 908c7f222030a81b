package io.skerry.learning.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PrimitivesTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 7748, section 6.1. */
    @Example
    void X25519_agrees_as_the_RFC_says() throws Exception {
        byte[] alice = HEX.parseHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] bob = HEX.parseHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        String shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

        assertThat(HEX.formatHex(X25519.publicKey(alice)))
                .isEqualTo("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assertThat(HEX.formatHex(X25519.publicKey(bob)))
                .isEqualTo("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        assertThat(HEX.formatHex(X25519.agree(alice, X25519.publicKey(bob)))).isEqualTo(shared);
        assertThat(HEX.formatHex(X25519.agree(bob, X25519.publicKey(alice)))).isEqualTo(shared);
    }

    /** AES-256 of the zero block with the zero key is dc95c078 a2408989 ad48a214 92842087: the hash key of test case 13 of the GCM specification. */
    @Example
    void the_mask_stream_is_AES_256_of_a_counter() {
        int[] vector = new int[4];
        MaskStream.add(new SecretKeySpec(new byte[32], "AES"), vector);

        assertThat(vector).containsExactly(0x78c095dc, 0x898940a2, 0x14a248ad, 0x87208492);
    }

    @Property(tries = 20)
    void a_mask_that_is_added_and_subtracted_is_gone(
            @ForAll @IntRange(min = 1, max = 40_000) int length, @ForAll @Size(32) byte[] key) {
        int[] plain = new Random(length).ints(length).toArray();
        int[] vector = plain.clone();
        SecretKeySpec secret = new SecretKeySpec(key, "AES");

        MaskStream.add(secret, vector);
        assertThat(vector).isNotEqualTo(plain);
        MaskStream.subtract(secret, vector);

        assertThat(vector).isEqualTo(plain);
    }

    @Property(tries = 20)
    void a_longer_mask_begins_with_the_shorter_one_and_does_not_repeat(@ForAll @Size(32) byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        int[] shorter = new int[100];
        int[] longer = new int[40_000];
        MaskStream.add(secret, shorter);
        MaskStream.add(secret, longer);

        assertThat(longer).startsWith(shorter);
        for (int chunk = 16_384; chunk < 40_000; chunk += 16_384) {
            assertThat(longer[chunk] == longer[0] && longer[chunk + 1] == longer[1])
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void any_threshold_shares_give_the_secret_and_one_less_does_not(
            @ForAll @IntRange(min = 2, max = 12) int persons,
            @ForAll @IntRange(min = 2, max = 12) int wantedThreshold,
            @ForAll @Size(32) byte[] secret,
            @ForAll long seed)
            throws Exception {
        int threshold = Math.min(persons, wantedThreshold);
        byte[][] shares = Shamir.split(secret, threshold, persons, Fleet.seeded(seed));
        List<Integer> chosen = new ArrayList<>();
        for (int person = 1; person <= persons; person++) {
            chosen.add(person);
        }
        Collections.shuffle(chosen, new Random(seed));

        assertThat(joined(chosen.subList(0, threshold), shares)).isEqualTo(secret);
        assertThat(joinedOrNothing(chosen.subList(0, threshold - 1), shares)).isNotEqualTo(secret);
    }

    @Example
    void the_largest_secret_is_shared_too() throws Exception {
        byte[] ones = HEX.parseHex("ff".repeat(32));

        assertThat(joined(List.of(3, 1), Shamir.split(ones, 2, 3, Fleet.seeded(1))))
                .isEqualTo(ones);
    }

    @Example
    void the_field_is_that_of_the_smallest_prime_above_2_to_the_256() {
        assertThat(BigInteger.TWO.pow(256).nextProbablePrime()).isEqualTo(Shamir.PRIME);
    }

    @Example
    void each_purpose_has_its_own_key() {
        byte[] secret = new byte[32];

        assertThat(DerivedKey.of(secret, "pair", "s", "ab", "c"))
                .isEqualTo(DerivedKey.of(secret, "pair", "s", "ab", "c"))
                .isNotEqualTo(DerivedKey.of(secret, "pair", "s", "a", "bc"))
                .isNotEqualTo(DerivedKey.of(secret, "self", "s", "ab", "c"));
    }

    private static byte[] joined(List<Integer> persons, byte[][] shares) throws SecureAggregationException {
        return new ShamirJoin(persons)
                .secret(persons.stream().map(person -> shares[person - 1]).toList());
    }

    private static byte[] joinedOrNothing(List<Integer> persons, byte[][] shares) {
        try {
            return joined(persons, shares);
        } catch (SecureAggregationException e) {
            return new byte[0];
        }
    }
}
