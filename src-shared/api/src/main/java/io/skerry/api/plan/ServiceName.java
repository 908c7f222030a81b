package io.skerry.api.plan;

import java.util.regex.Pattern;

/** Namespace and name of a resource, each a DNS label as Kubernetes wants it; prints as {@code namespace/name}. */
public record ServiceName(String namespace, String name) {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public ServiceName {
        Check.that(isLabel(namespace), "namespace", "is '" + namespace + "', must be a DNS label such as 'default'");
        Check.that(isLabel(name), "name", "is '" + name + "', must be a DNS label such as 'fashion'");
    }

    private static boolean isLabel(String text) {
        return text != null && DNS_LABEL.matcher(text).matches();
    }

    /**
     * Reads {@code namespace/name}.
     *
     * @throws InvalidPlanException if the text has another form
     */
    public static ServiceName parse(String text) {
        int slash = text.indexOf('/');
        Check.that(slash > 0, "service", "is '" + text + "', write it as namespace/name");
        return new ServiceName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
