package io.skerry.operator.rights;

import io.skerry.operator.testbed.AuditLog.Call;
import io.skerry.operator.testbed.Chart;
import java.util.stream.Stream;

/**
 * That somebody may do something.
 *
 * @param namespace empty: in all of them, and with what has none
 * @param resource plural, with the subresource if any
 * @param name of the only object; empty: of any
 */
record Right(String namespace, String group, String resource, String name, String verb) {

    private static final int CREATED = 201;

    /** In all namespaces. */
    static Right everywhere(String group, String resource, String verb) {
        return new Right("", group, resource, "", verb);
    }

    /**
     * The least that lets a request through. In the operator's own namespace, and wherever Secrets are read, that is a right to one
     * object; of others nobody knows beforehand what they are called, and where. KubeEdge's Rules are in one namespace.
     */
    static Stream<Right> neededFor(Call call) {
        if (call.group().equals("rules.kubeedge.io")) {
            return Stream.of(new Right(call.namespace(), call.group(), call.resource(), "", call.verb()));
        }
        if (call.resource().equals("secrets") && call.verb().equals("create")) {
            return Stream.of(everywhere("", "secrets", "create"));
        }
        Right needed =
                call.namespace().equals(Chart.NAMESPACE) || call.resource().equals("secrets")
                        ? one(call)
                        : everywhere(call.group(), call.resource(), call.verb());
        boolean creates = call.verb().equals("patch") && call.code() == CREATED;
        return creates ? Stream.of(needed, needed.verb("create")) : Stream.of(needed);
    }

    /** What is to be created has no name yet when it is asked whether it may be. */
    private static Right one(Call call) {
        return new Right(
                call.namespace(),
                call.group(),
                call.resource(),
                call.verb().equals("create") ? "" : call.name(),
                call.verb());
    }

    private Right verb(String other) {
        return new Right(namespace, group, resource, name, other);
    }
}
