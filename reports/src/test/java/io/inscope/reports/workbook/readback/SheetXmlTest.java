package io.inscope.reports.workbook.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

/// Cells as different programs write them.
class SheetXmlTest {
  private static List<SheetRow> rows(String data) throws XMLStreamException {
    return rows(data, false);
  }

  private static List<SheetRow> rows(String data, boolean from1904) throws XMLStreamException {
    List<SheetRow> rows = new ArrayList<>();
    new SheetXml(List.of("zero", "one"), style -> style == 7, from1904)
        .read(stream("<x:worksheet xmlns:x='u'>" + data + "</x:worksheet>"), rows::add);
    return rows;
  }

  private static ByteArrayInputStream stream(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Integer, String> texts(String cells) throws XMLStreamException {
    Map<Integer, String> texts = new TreeMap<>();
    rows("<x:row r='3'>" + cells + "</x:row>")
        .getFirst()
        .cells()
        .forEach((column, value) -> texts.put(column, value.text()));
    return texts;
  }

  @Test
  void textsAreReadHoweverTheyAreWritten() throws XMLStreamException {
    assertThat(
            texts(
                "<x:c r='A3' t='s'><x:v>1</x:v></x:c>"
                    + "<x:c r='C3' t='inlineStr'><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t>"
                    + "</x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>"
                    + "<x:c r='D3' t='str'><x:f>HYPERLINK()</x:f><x:v>link</x:v></x:c>"
                    + "<x:c r='E3' t='b'><x:v>1</x:v></x:c>"
                    + "<x:c r='F3' t='e'><x:v>#REF!</x:v></x:c>"
                    + "<x:c r='G3' s='7'/>"
                    + "<x:c r='AA3'><x:v>12.50</x:v></x:c>"
                    + "<x:c t='str'><x:v>a_x000D_\n b_x005F_x0041_ </x:v></x:c>"))
        .isEqualTo(
            Map.of(
                0,
                "one",
                2,
                "inline",
                3,
                "link",
                4,
                "TRUE",
                5,
                "#REF!",
                26,
                "12.5",
                27,
                "a\n b_x0041_"));
  }

  @Test
  void daysAreNumbersOfEitherCalendar() throws XMLStreamException {
    String row = "<x:row><x:c s='7'><x:v>46091.5</x:v></x:c><x:c><x:v>46091</x:v></x:c></x:row>";
    SheetRow plain = rows(row).getFirst();
    assertThat(plain.number()).isEqualTo(1);
    assertThat(plain.text(0)).isEqualTo("2026-03-10");
    assertThat(plain.text(1)).isEqualTo("46091");
    assertThat(plain.cells().get(1))
        .extracting(Value::day)
        .isEqualTo(java.util.Optional.of(LocalDate.of(2026, 3, 10)));
    assertThat(rows(row.replace("46091", "44629"), true).getFirst().text(0))
        .isEqualTo("2026-03-10");
  }

  @Test
  void rowsWithoutNumbersAreCountedAndMergedRangesKept() throws XMLStreamException {
    List<SheetRow> rows = new ArrayList<>();
    SheetXml xml = new SheetXml(List.of(), _ -> false, false);
    xml.read(
        stream(
            "<w><sheetData><row r='4'/><row/></sheetData><mergeCells><mergeCell ref='B2:C5'/>"
                + "</mergeCells></w>"),
        rows::add);
    assertThat(rows).extracting(SheetRow::number).containsExactly(4, 5);
    assertThat(xml.merged()).containsExactly(new Merged(2, 5, 1, 2));
    assertThat(xml.merged().getFirst().covers(5, 2)).isTrue();
    assertThat(xml.merged().getFirst().covers(6, 2)).isFalse();
  }

  @Test
  void entitiesOfOthersAreNotFollowed() {
    assertThatThrownBy(
            () ->
                new SheetXml(List.of(), _ -> false, false)
                    .read(
                        stream(
                            "<!DOCTYPE w [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                                + "<w><row><c t='str'><v>&e;</v></c></row></w>"),
                        _ -> {}))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void sharedStringsAreJoinedFromTheirRuns() throws XMLStreamException {
    assertThat(
            SheetXml.shared(
                stream(
                    "<sst><si><t>plain</t></si><si><r><t>two </t></r><r><t>runs</t></r>"
                        + "<rPh><t>no</t></rPh></si><si/></sst>")))
        .containsExactly("plain", "two runs", "");
  }
}
