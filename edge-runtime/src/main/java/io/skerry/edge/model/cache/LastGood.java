package io.skerry.edge.model.cache;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a service served last.
 *
 * @param url where it was fetched from
 * @param artefact the artefact's identity in the cache
 * @param previous the one that it replaced; kept so that a way back needs no download
 */
public record LastGood(URI url, String artefact, @Nullable String previous) {

    /** The record after another artefact took over; the same artefact again keeps its predecessor. */
    static LastGood after(@Nullable LastGood before, URI url, String artefact) {
        if (before == null) {
            return new LastGood(url, artefact, null);
        }
        return new LastGood(url, artefact, before.artefact.equals(artefact) ? before.previous : before.artefact);
    }
}
