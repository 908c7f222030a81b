package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Fields;
import io.skerry.wire.FrameError;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a classifier says of one example.
 *
 * @param model name and version of the model
 * @param index index of the class, from 0
 * @param label name of the class
 * @param confidence probability of the class, from 0 to 1
 */
public record ModelVerdict(String model, int index, String label, double confidence) {

    public ModelVerdict {
        Check.name("model", model, Check.MAX_NAME);
        Check.range("index", index, 0, Integer.MAX_VALUE);
        Check.text("label", label, Check.MAX_NAME);
        Check.that(
                confidence >= 0 && confidence <= 1,
                FrameError.Code.INVALID_FIELD,
                () -> "confidence is " + confidence + ", must be from 0 to 1");
    }

    static ModelVerdict read(Fields fields) {
        return new ModelVerdict(
                fields.text("model"),
                (int) fields.integer("index", 0, Integer.MAX_VALUE),
                fields.text("label"),
                fields.number("confidence"));
    }

    Map<String, Object> write() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("index", (long) index);
        fields.put("label", label);
        fields.put("confidence", confidence);
        return fields;
    }
}
