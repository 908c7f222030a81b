package io.skerry.api.resource;

/** Group and version of all eleven kinds: Sedna's own. */
public final class ApiGroup {

    public static final String NAME = "sedna.io";
    public static final String VERSION = "v1alpha1";

    private ApiGroup() {}
}
