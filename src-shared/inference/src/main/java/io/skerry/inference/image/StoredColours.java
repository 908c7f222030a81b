package io.skerry.inference.image;

/** What a picture's stored samples are. */
public enum StoredColours {
    /** Grey, colours, or a palette: whatever the reader turns into grey or red, green, blue. */
    LIGHT,
    /** Four inks: 255 is all of it. */
    INKS,
    /** Four inks as Adobe's programs store them: 255 is none of it. */
    INVERTED_INKS,
    /** As {@link #INVERTED_INKS}, with three of them turned into luma and two chromas. */
    INVERTED_YCCK;

    /**
     * Tells them for a JPEG (Adobe Technical Note 5116, section 18).
     *
     * @param components in the frame
     * @param adobeTransform of the Adobe segment, -1 if there is none
     */
    static StoredColours ofJpeg(int components, int adobeTransform) {
        if (components != 4) {
            return LIGHT;
        }
        return switch (adobeTransform) {
            case -1 -> INKS;
            case 2 -> INVERTED_YCCK;
            default -> INVERTED_INKS;
        };
    }
}
