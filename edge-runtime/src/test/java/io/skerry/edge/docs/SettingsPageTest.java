package io.skerry.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.config.EdgeConfig;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether {@code docs/reference/settings.md} lists the settings that there are, with their defaults. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(skerry\\.[a-z0-9.-]+)` \\|[^|]+\\| ([^|]*) \\|$");

    /** Said by the command, not by a setting; and a broker like the one that is listed in full. */
    private static final Pattern NOT_LISTED = Pattern.compile("skerry\\.role|skerry\\.edge\\.local-broker\\.(?!url).*");

    @Test
    void thePageListsExactlyTheSettingsThatThereAre() {
        Map<String, String> settings = new TreeMap<>();
        collect("skerry", EdgeConfig.class, settings);
        settings.keySet().removeIf(name -> NOT_LISTED.matcher(name).matches());

        assertThat(listed().keySet()).containsExactlyElementsOf(settings.keySet());
    }

    @Test
    void eachDefaultIsAsThePageSays() {
        Map<String, String> settings = new TreeMap<>();
        collect("skerry", EdgeConfig.class, settings);
        settings.values().removeIf(String::isEmpty);
        settings.remove("skerry.role");

        assertThat(listed()).containsAllEntriesOf(settings);
    }

    private static Map<String, String> listed() {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Page.text("docs/reference/settings.md"))
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2).replace("`", "")));
        return rows;
    }

    /** Adds all settings of a group with their defaults; without a default, an empty text. */
    private static void collect(String prefix, Class<?> group, Map<String, String> settings) {
        for (Method method : group.getMethods()) {
            String name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            Class<?> type = type(method.getGenericReturnType());
            if (type.getEnclosingClass() == EdgeConfig.class) {
                collect(name, type, settings);
            } else {
                WithDefault byDefault = method.getAnnotation(WithDefault.class);
                settings.put(name, byDefault == null ? "" : byDefault.value());
            }
        }
    }

    /** What is inside of an {@code Optional}. */
    private static Class<?> type(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType optional
            when optional.getActualTypeArguments()[0] instanceof Class<?> inner -> inner;
            default -> Object.class;
        };
    }
}
