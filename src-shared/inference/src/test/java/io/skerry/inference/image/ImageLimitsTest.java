package io.skerry.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageLimitsTest {

    @Test
    void much_memory_allows_what_is_allowed_at_most() {
        assertThat(ImageLimits.fitting(8L << 30, 4)).isEqualTo(ImageLimits.DEFAULT);
    }

    @Test
    void little_memory_allows_as_many_pixels_as_fit_into_it_side_by_side() {
        assertThat(ImageLimits.fitting(256L << 20, 2).maxPixels()).isEqualTo(12 << 20);
        assertThat(ImageLimits.fitting(256L << 20, 4).maxPixels()).isEqualTo(6 << 20);
    }
}
