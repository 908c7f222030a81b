package io.skerry.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    @Test
    void holds_a_copy_of_the_remaining_bytes_and_leaves_the_buffer_as_it_was() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, 3}).position(1);

        Picture picture = Picture.of("Image/PNG", buffer).orElseThrow();
        buffer.put(1, (byte) 9);

        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.bytes()).containsExactly(1, 2, 3);
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void the_largest_one_is_remembered_and_one_byte_more_is_not() {
        assertThat(Picture.of("image/png", ByteBuffer.allocate(Picture.MAX_BYTES)))
                .isPresent();
        assertThat(Picture.of("image/png", ByteBuffer.allocate(Picture.MAX_BYTES + 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/octet-stream", "image/png; charset=x", ""})
    void what_a_browser_may_run_is_no_picture(String contentType) {
        assertThat(Picture.of(contentType, ByteBuffer.allocate(4))).isEmpty();
    }
}
