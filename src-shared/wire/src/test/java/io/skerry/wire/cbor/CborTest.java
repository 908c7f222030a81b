package io.skerry.wire.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Against the examples of RFC 8949, appendix A, and against Jackson, which knows nothing of this code. */
class CborTest {

    private static final ObjectMapper JACKSON = new ObjectMapper(new CBORFactory());

    static final List<Map.Entry<String, Object>> RFC_EXAMPLES = List.of(
            Map.entry("00", 0L),
            Map.entry("17", 23L),
            Map.entry("1818", 24L),
            Map.entry("1864", 100L),
            Map.entry("1903e8", 1000L),
            Map.entry("1a000f4240", 1_000_000L),
            Map.entry("1b000000e8d4a51000", 1_000_000_000_000L),
            Map.entry("20", -1L),
            Map.entry("29", -10L),
            Map.entry("3863", -100L),
            Map.entry("3903e7", -1000L),
            Map.entry("fb3ff199999999999a", 1.1),
            Map.entry("fbc010666666666666", -4.1),
            Map.entry("f4", false),
            Map.entry("f5", true),
            Map.entry("60", ""),
            Map.entry("6449455446", "IETF"),
            Map.entry("62c3bc", "ü"),
            Map.entry("63e6b0b4", "水"),
            Map.entry("64f0908591", "\ud800\udd51"),
            Map.entry("80", List.of()),
            Map.entry("8301820203820405", List.of(1L, List.of(2L, 3L), List.of(4L, 5L))),
            Map.entry("a0", Map.of()),
            Map.entry("826161a161626163", List.of("a", Map.of("b", "c"))));

    @ParameterizedTest
    @FieldSource("RFC_EXAMPLES")
    void an_example_of_the_rfc_is_read_and_written(Map.Entry<String, Object> example) throws CborException {
        byte[] bytes = underKey(example.getKey());

        assertThat(CborReader.readMap(bytes)).isEqualTo(Map.of("k", example.getValue()));
        assertThat(CborWriter.writeMap(Map.of("k", example.getValue()))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"f90000,0.0", "f93e00,1.5", "f9c400,-4.0", "f90001,5.960464477539063e-8", "fa47c35000,100000.0"})
    void a_short_float_of_the_rfc_is_read(String hex, double value) throws CborException {
        assertThat(CborReader.readMap(underKey(hex))).isEqualTo(Map.of("k", value));
    }

    @Test
    void byte_strings_are_read_and_written() throws CborException {
        byte[] bytes = underKey("4401020304");

        assertThat((byte[]) CborReader.readMap(bytes).get("k")).containsExactly(1, 2, 3, 4);
        assertThat(CborWriter.writeMap(Map.of("k", new byte[] {1, 2, 3, 4}))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "1bffffffffffffffff, beyond 64 signed bits",
        "3bffffffffffffffff, beyond 64 signed bits",
        "f6, simple value",
        "f7, simple value",
        "f0, simple value",
        "f8ff, simple value",
        "c11a514b67b0, a tag",
        "5f42010243030405ff, indefinite",
        "7f657374726561646d696e67ff, indefinite",
        "9fff, indefinite",
        "bf61610161629f0203ffff, indefinite",
        "1c, reserved",
        "a10102, not a text",
        "a2616101616102, a key twice",
        "62c328, not UTF-8",
        "63eda080, not UTF-8",
        "62c080, not UTF-8",
        "5b7fffffffffffffff, ends too early",
        "7a7fffffff, ends too early",
        "9b0000000100000000, more than 8192 items",
        "991f00, ends too early",
        "b91000, ends too early",
        "19, ends too early",
        "fb00, ends too early",
        "818181818181818181818181, nested deeper than 8"
    })
    void what_is_not_of_the_subset_is_refused(String hex, String problem) {
        assertThatThrownBy(() -> CborReader.readMap(underKey(hex)))
                .isInstanceOf(CborException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("at byte");
    }

    @Test
    void bytes_after_the_map_are_refused() {
        assertThatThrownBy(() -> CborReader.readMap(new byte[] {(byte) 0xa0, 0}))
                .isInstanceOf(CborException.class)
                .hasMessageContaining("ends before its bytes do");
    }

    @Test
    void more_items_than_allowed_in_all_are_refused() {
        List<Long> half = Collections.nCopies(CborReader.MAX_ITEMS / 2, 0L);

        assertThatThrownBy(() -> CborReader.readMap(CborWriter.writeMap(Map.of("a", half, "b", half))))
                .isInstanceOf(CborException.class)
                .hasMessageContaining("more than 8192 items");
    }

    @Property(tries = 300)
    void what_is_written_is_read_back(@ForAll("maps") Map<String, Object> map) throws CborException {
        assertThat(CborReader.readMap(CborWriter.writeMap(map))).isEqualTo(map);
    }

    @Property(tries = 300)
    void jackson_reads_what_is_written(@ForAll("maps") Map<String, Object> map) throws IOException {
        assertThat(JACKSON.readTree(CborWriter.writeMap(map))).isEqualTo(JACKSON.readTree(byJackson(map)));
    }

    @Property(tries = 300)
    void what_jackson_writes_is_read(@ForAll("maps") Map<String, Object> map) throws Exception {
        assertThat(CborReader.readMap(byJackson(map))).isEqualTo(map);
    }

    @Provide
    Arbitrary<Map<String, Object>> maps() {
        return mapsOf(Arbitraries.lazyOf(this::scalars, this::scalars, this::lists, this::nested));
    }

    private Arbitrary<Object> nested() {
        return mapsOf(scalars()).map(map -> map);
    }

    private Arbitrary<Object> lists() {
        return Arbitraries.oneOf(scalars(), nested()).list().ofMaxSize(6).map(list -> list);
    }

    private Arbitrary<Map<String, Object>> mapsOf(Arbitrary<Object> values) {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(10), values).ofMaxSize(6);
    }

    private Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(value -> value),
                Arbitraries.doubles().map(value -> value),
                Arbitraries.of(true, false).map(value -> value),
                Arbitraries.strings().ofMaxLength(30).map(value -> value));
    }

    private static byte[] byJackson(Map<String, Object> map) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
            write(generator, map);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator generator, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                generator.writeStartObject(null, map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    generator.writeFieldName((String) entry.getKey());
                    write(generator, entry.getValue());
                }
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray(null, list.size());
                for (Object element : list) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            default -> generator.writeObject(value);
        }
    }

    private static byte[] underKey(String hex) {
        return HexFormat.of().parseHex("a1616b" + hex);
    }
}
