package io.skerry.edge.cli;

import io.skerry.onnx.ModelArtefact;
import io.skerry.training.data.Holdout;
import io.skerry.training.job.StartingPoint;
import io.skerry.training.model.Architecture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a training begins: one of the two. */
final class ModelChoice {

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            description = "go on from this one: a folder, or an .onnx file")
    @Nullable
    Path model;

    @Option(
            names = "--new",
            paramLabel = "ARCHITECTURE",
            required = true,
            converter = Reader.class,
            description = Architecture.FORMS)
    @Nullable
    Architecture architecture;

    StartingPoint startingPoint(Holdout data, long seed) throws IOException {
        return model == null
                ? StartingPoint.of(Objects.requireNonNull(architecture), data, seed)
                : StartingPoint.of(ModelArtefact.open(model), data);
    }

    static final class Reader implements ITypeConverter<Architecture> {

        @Override
        public Architecture convert(String text) {
            try {
                return Architecture.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
