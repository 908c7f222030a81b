package io.skerry.edge.model.fetch;

import io.skerry.api.plan.ModelReference;
import io.skerry.edge.model.fetch.FetchException.Kind;
import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelManifest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings the files of one artefact into a folder: the manifest first, then what it names. A digest that is known
 * beforehand saves a download if this node has such a file, and is compared with what comes if it has not.
 */
public final class ModelFetcher {

    /** The one name in an artefact that is not for its publisher: whoever keeps the files writes their digests there. */
    public static final String CHECKSUM_FILE = "SHA256SUMS";

    private final FetchLimits limits;
    private final FileSource files;
    private final HttpSource http;
    private final S3Source s3;

    public ModelFetcher(FetchSettings settings) {
        this(settings, HostResolver.SYSTEM, System.getenv(), Clock.systemUTC());
    }

    ModelFetcher(FetchSettings settings, HostResolver resolver, Map<String, String> environment, Clock clock) {
        HttpTransfer transfer = new HttpTransfer(settings.limits());
        this.limits = settings.limits();
        this.files = new FileSource(settings.fileRoots());
        this.http = new HttpSource(transfer, resolver);
        this.s3 = new S3Source(
                settings.s3(),
                new S3Keys(settings.s3(), environment),
                new S3Signer(settings.s3().region(), clock),
                transfer);
    }

    /**
     * Fetches an artefact.
     *
     * @param folder an empty folder; on an error its content is undefined
     * @param known files that need no fetching
     * @return the files by name, with their SHA-256
     * @throws FetchException if a file cannot be had or is not what was promised
     * @throws io.skerry.onnx.ModelException if the manifest is not valid
     * @throws InterruptedException if the artefact is not wanted any more
     */
    public SortedMap<String, String> fetch(ModelReference reference, Path folder, KnownFiles known)
            throws FetchException, InterruptedException {
        ArtefactAddress address = ArtefactAddress.of(reference.url(), files.isFolder(reference.url()));
        ArtefactFolder target = new ArtefactFolder(folder, known);
        ModelManifest manifest = manifest(address, target);
        String digest = expectedDigest(reference, manifest);
        bring(target, address.model(), ModelArtefact.MODEL_FILE, limits.modelBytes(), digest);
        ModelManifest.CheckSet set = manifest == null ? null : manifest.checkSet();
        if (set != null) {
            long cap = limits.checkSetBytes();
            bring(target, address.beside(set.images()), set.images(), cap, set.imagesSha256());
            bring(target, address.beside(set.labels()), set.labels(), cap, set.labelsSha256());
        }
        return target.digests();
    }

    private @Nullable ModelManifest manifest(ArtefactAddress address, ArtefactFolder target)
            throws FetchException, InterruptedException {
        String name = ModelArtefact.MANIFEST_FILE;
        try {
            bring(target, address.beside(name), name, limits.manifestBytes(), null);
        } catch (FetchException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                target.giveUp(name);
                return null;
            }
            throw e;
        }
        return ManifestJson.read(target.read(name));
    }

    private void bring(ArtefactFolder target, URI uri, String name, long maxBytes, @Nullable String expected)
            throws FetchException, InterruptedException {
        Path file = target.reserve(name);
        if (expected != null && target.link(name, expected)) {
            return;
        }
        source(uri).copy(uri, file, maxBytes);
        String found = target.add(name);
        if (expected != null && !expected.equals(found)) {
            throw new FetchException(
                    Kind.INVALID,
                    SourceUri.show(uri) + " has the SHA-256 " + found + ", expected " + expected
                            + ": it was changed or damaged, publish it again or correct the digest");
        }
    }

    private static @Nullable String expectedDigest(ModelReference reference, @Nullable ModelManifest manifest)
            throws FetchException {
        String stated = manifest == null ? null : manifest.sha256();
        if (reference.sha256() == null) {
            return stated;
        }
        if (stated != null && !stated.equals(reference.sha256())) {
            throw new FetchException(
                    Kind.INVALID,
                    SourceUri.show(reference.url()) + ": the reference wants the model with SHA-256 "
                            + reference.sha256() + ", the manifest there describes " + stated
                            + ": publish the right model or correct the reference");
        }
        return reference.sha256();
    }

    private ModelSource source(URI uri) throws FetchException {
        return switch (uri.getScheme()) {
            case "file" -> files;
            case "http", "https" -> http;
            case "s3" -> s3;
            default ->
                throw new FetchException(
                        Kind.NOT_ALLOWED, SourceUri.show(uri) + ": must begin with file:, http:, https: or s3:");
        };
    }
}
