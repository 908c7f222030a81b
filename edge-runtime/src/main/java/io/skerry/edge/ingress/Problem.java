package io.skerry.edge.ingress;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An error as a client sees it.
 *
 * @param status as in HTTP, whatever the way in: 400 bad, 404 unknown, 413 too large, 415 no image, 503 not now, 500 our fault
 * @param error what, why, and what to do next
 */
public record Problem(@JsonIgnore int status, String error) {

    /** The same request may succeed shortly. */
    public boolean passing() {
        return status == 503;
    }
}
