package io.skerry.edge.cli;

import picocli.CommandLine.Command;

/** Work on model artefacts. */
@Command(name = "model", description = "Checks and calibrates model artefacts.", mixinStandardHelpOptions = true)
final class ModelCommand {}
