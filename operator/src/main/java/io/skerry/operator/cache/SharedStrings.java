package io.skerry.operator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads short texts, and keeps those that come again and again once: names of nodes, types, phases, images. */
final class SharedStrings extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;
    private static final int LONGEST = 100;
    /** What is different in each resource shall not fill the memory with what nobody shares. */
    private static final int MANY = 20_000;

    private static final Map<String, String> SHARED = new ConcurrentHashMap<>();

    SharedStrings() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(json, context);
        if (text.length() > LONGEST) {
            return text;
        }
        if (SHARED.size() > MANY) {
            SHARED.clear();
        }
        String shared = SHARED.putIfAbsent(text, text);
        return shared == null ? text : shared;
    }
}
