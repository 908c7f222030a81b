package io.skerry.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {

    @TempDir
    Path folder;

    @Test
    void aFileWithAHeaderHasItsLabelsInTheColumnOfThatName() throws IOException {
        Table table = CsvTable.read(file("width,label,height\n1.5,cat,2\n-3e2,dog,.5\n"), null);
        assertThat(table.columns()).containsExactly("width", "height");
        assertThat(table.rows()).containsExactly(new float[] {1.5f, 2}, new float[] {-300, 0.5f});
        assertThat(table.labels().names()).containsExactly("cat", "dog");
        assertThat(table.labels().of()).containsExactly(0, 1);
    }

    @Test
    void aFileOfNumbersAloneHasNoHeaderAndItsLabelsInTheLastColumn() throws IOException {
        Table table = CsvTable.read(file("1,2,10\n3,4,9\n5,6,10\n"), null);
        assertThat(table.columns()).containsExactly("1", "2");
        assertThat(table.rows()).hasSize(3);
        assertThat(table.labels().names()).containsExactly("9", "10");
        assertThat(table.labels().of()).containsExactly(1, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"kind", "1"})
    void theColumnOfLabelsMayBeNamedOrNumbered(String label) throws IOException {
        Table table = CsvTable.read(file("kind,width\na,1\nb,2\n"), label);
        assertThat(table.columns()).containsExactly("width");
        assertThat(table.labels().names()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y,label\\n1,two,a | line 2, column 2 ('y'): 'two' is no number: correct it",
                "x,label\\n1,a\\n\\nNaN,b | line 4, column 1 ('x'): 'NaN' is no number",
                "x,label\\n1e39,a | line 2, column 1 ('x'): '1e39' is no number",
                "x,label\\n1, | line 2, column 2 ('label'): '' is no label",
                "x,label\\n1,a,2 | is no CSV file: ",
                "x,label\\n | has a header and no rows: add some",
                "x\\n1 | has one column",
                "'' | is empty",
            })
    void whatIsWrongIsNamedWithLineAndColumn(String text, String problem) {
        assertThatThrownBy(() -> CsvTable.read(file(text.replace("\\n", "\n")), null))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("data.csv")
                .hasMessageContaining(problem);
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> CsvTable.read(file("x,kind\n1,a\n"), "label"))
                .hasMessageContaining("has no column 'label': the first line is [x, kind]");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }
}
