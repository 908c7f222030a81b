package io.skerry.edge.model.fetch;

import java.nio.file.Path;
import java.util.List;

/**
 * What a node's owner says about fetching.
 *
 * @param limits what a fetch may cost
 * @param fileRoots the folders below which {@code file:} addresses may be read; none: such addresses are refused
 * @param s3 the object store behind {@code s3:} addresses
 */
public record FetchSettings(FetchLimits limits, List<Path> fileRoots, S3Settings s3) {

    public FetchSettings {
        fileRoots = List.copyOf(fileRoots);
    }
}
