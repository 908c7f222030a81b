package io.skerry.api.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/** Adds to a record's schema what fabric8's generator leaves out: formats of numbers, and what is special in pods. */
final class Schemas {

    private Schemas() {}

    static void complete(JSONSchemaProps schema, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            complete(schema.getProperties().get(nameOf(component)), component.getGenericType());
        }
    }

    private static void complete(JSONSchemaProps schema, Type type) {
        switch (type) {
            case ParameterizedType list -> complete(schema.getItems().getSchema(), list.getActualTypeArguments()[0]);
            case Class<?> c when c == Integer.class || c == int.class -> schema.setFormat("int32");
            case Class<?> c when c == Long.class || c == long.class -> schema.setFormat("int64");
            case Class<?> c when c == PodTemplateSpec.class -> PodTemplates.complete(schema);
            case Class<?> c when c.isRecord() -> complete(schema, c);
            default -> {}
        }
    }

    static String nameOf(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null ? component.getName() : property.value();
    }
}
