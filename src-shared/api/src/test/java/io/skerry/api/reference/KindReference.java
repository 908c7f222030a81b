package io.skerry.api.reference;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.client.CustomResource;
import io.skerry.api.resource.Condition;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The section about one kind: its columns, a row for each field, and the rules. */
final class KindReference {

    private final Class<? extends CustomResource<?, ?>> kind;
    private final List<String> rows = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();

    KindReference(Class<? extends CustomResource<?, ?>> kind) {
        this.kind = kind;
        fields("spec", CustomResourceDefinitions.specOf(kind));
        fields("status", CustomResourceDefinitions.statusOf(kind));
    }

    String markdown() {
        String section = "## " + kind.getSimpleName() + "\n\n"
                + kind.getAnnotation(JsonClassDescription.class).value() + "\n\n"
                + "`kubectl get " + nameForKubectl() + "` shows " + columns() + ".\n\n"
                + "| field | type | | meaning |\n|---|---|---|---|\n"
                + String.join("", rows);
        return rules.isEmpty() ? section : section + "\nRefused when it is applied:\n\n" + String.join("", rules);
    }

    private void fields(String path, Class<?> type) {
        for (ValidationRule rule : type.getAnnotationsByType(ValidationRule.class)) {
            rules.add("* `" + path + "`: " + rule.message() + "\n");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = Schemas.nameOf(component);
            if (type != Condition.class || ConditionFields.has(kind, name)) {
                field(path + "." + name, component);
            }
        }
    }

    private void field(String path, RecordComponent component) {
        Type type = component.getGenericType();
        String meaning = annotation(component, JsonPropertyDescription.class).value();
        rows.add("| `" + path + "` | " + nameOf(type) + " | " + presence(component) + " | " + meaning + " |\n");
        switch (type) {
            case ParameterizedType list
            when list.getActualTypeArguments()[0] instanceof Class<?> element && element.isRecord() ->
                fields(path + "[]", element);
            case Class<?> object when object.isRecord() -> fields(path, object);
            default -> {}
        }
    }

    private static String presence(RecordComponent component) {
        Default standard = annotation(component, Default.class);
        if (standard != null) {
            return standard.value() + " if left out";
        }
        return annotation(component, Required.class) == null ? "" : "required";
    }

    private static String nameOf(Type type) {
        return switch (type) {
            case ParameterizedType list -> "list of " + nameOf(list.getActualTypeArguments()[0]);
            case Class<?> c when c == String.class -> "string";
            case Class<?> c when c == Instant.class -> "time";
            case Class<?> c when c == Boolean.class -> "boolean";
            case Class<?> c when c == Double.class || c == double.class -> "number";
            case Class<?> c when Number.class.isAssignableFrom(c) || c.isPrimitive() -> "integer";
            case Class<?> c when c.isRecord() -> "object";
            case Class<?> c -> "*" + c.getSimpleName() + "*";
            default -> throw new IllegalStateException("no name for the type " + type);
        };
    }

    private String nameForKubectl() {
        String[] shortNames = CustomResource.getShortNames(kind);
        return shortNames.length == 0 ? kind.getSimpleName().toLowerCase(Locale.ROOT) : shortNames[0];
    }

    private String columns() {
        return Arrays.stream(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(column -> column.name() + (column.priority() == 0 ? "" : " (with `-o wide`)"))
                .collect(Collectors.joining(", "));
    }

    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(type);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record component without its field: " + component, e);
        }
    }
}
