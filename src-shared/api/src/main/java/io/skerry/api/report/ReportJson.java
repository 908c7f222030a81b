package io.skerry.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A report as JSON. Fields that a newer node has beside are ignored; missing ones are an error. */
public final class ReportJson {

    /** No report is larger; one that is larger is not read. */
    public static final int MAX_BYTES = 64 << 10;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private ReportJson() {}

    /**
     * Reads a report.
     *
     * @throws InvalidReportException if it is too large, not JSON, or lacks a field
     */
    public static ServiceReport read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new InvalidReportException("the report has " + json.length + " bytes, more than " + MAX_BYTES);
        }
        try {
            ServiceReport report = MAPPER.readValue(json, ServiceReport.class);
            if (report == null) {
                throw new InvalidReportException("the report is 'null'");
            }
            return report;
        } catch (JsonProcessingException e) {
            throw new InvalidReportException("the report is not valid: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidReportException("the report cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes a report; {@link #read} gives an equal one back. */
    public static byte[] write(ServiceReport report) {
        try {
            return MAPPER.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written: " + e.getMessage(), e);
        }
    }
}
