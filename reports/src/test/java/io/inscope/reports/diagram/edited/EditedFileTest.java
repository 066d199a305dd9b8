package io.inscope.reports.diagram.edited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.reports.diagram.shapes.Written;
import io.inscope.reports.diagram.shapes.drawio.DrawioWriter;
import io.inscope.reports.diagram.shapes.vsdx.VsdxWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/// Files that are broken, or made to do harm.
class EditedFileTest {
  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> EditedFile.read(bytes))
        .isInstanceOf(EditedFileException.class)
        .hasMessage(message);
  }

  private static void refused(String text, String message) {
    refused(text.getBytes(StandardCharsets.UTF_8), message);
  }

  @Test
  void whatIsNoDrawingIsSaidToBeNone() {
    refused("", "it is empty");
    refused("hello", "the file is not XML that can be read, see line 1");
    refused("<mxfile>\n<diagram>\n</mxfile>", "the file is not XML that can be read, see line 3");
    refused("<svg/>", "it is neither a draw.io file nor a Visio drawing: its root is <svg>");
    refused("<mxfile/>", "no page of it is one that Inscope drew");
    refused(
        "PK\3\4 and so on",
        "it is no Visio drawing: 'visio/pages/_rels/pages.xml.rels' is not in it");
    refused(
        Editing.zip(Map.of("xl/workbook.xml", new byte[] {1})),
        "it is no Visio drawing: 'visio/pages/_rels/pages.xml.rels' is not in it");
    assertThatThrownBy(() -> EditedFile.read(Path.of("no-such-file.drawio")))
        .hasMessage("it cannot be read");
  }

  @Test
  void documentTypesAreRefusedSoNothingIsFetchedAndNothingGrows() {
    String message = "the file has a document type declaration, which no drawing has";
    refused("<!DOCTYPE mxfile SYSTEM \"http://example.invalid/x.dtd\"><mxfile/>", message);
    refused(
        "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><mxfile>&x;</mxfile>", message);
    refused(
        "<!DOCTYPE m [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><mxfile>&b;</mxfile>",
        message);

    Map<String, byte[]> parts =
        new LinkedHashMap<>(Written.unzipped(Written.bytes(new VsdxWriter(), Written.small())));
    parts.put(
        "visio/pages/page1.xml",
        "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
            .getBytes(StandardCharsets.UTF_8));
    refused(
        Editing.zip(parts),
        "part 'visio/pages/page1.xml' has a document type declaration, which no drawing has");
  }

  @Test
  void whatUnpacksToTooMuchIsRefused() {
    byte[] zeros = new byte[EditedFile.LARGEST + 1];
    refused(zeros, "it is larger than 64 MB");
    refused(Editing.zip(Map.of("visio/pages/page1.xml", zeros)), "it unpacks to more than 64 MB");
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 2001; i++) {
      many.put("part" + i, new byte[0]);
    }
    refused(Editing.zip(many), "it has more than 2000 parts");

    Deflater deflater = new Deflater(9, true);
    deflater.setInput(zeros);
    deflater.finish();
    byte[] packed = new byte[1 << 20];
    int length = deflater.deflate(packed);
    String page = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(packed, length));
    refused(
        "<mxfile><diagram name=\"p\">" + page + "</diagram></mxfile>",
        "page 'p' unpacks to more than 64 MB");
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    refused(
        "<a>".repeat(100_000) + "</a>".repeat(100_000),
        "the file is not XML that can be read, see line 1");
  }

  @Test
  void brokenCompressionIsSaid() {
    refused(
        "<mxfile><diagram name=\"p\">AAAA</diagram></mxfile>",
        "page 'p' is compressed in a way that cannot be read");
    refused(
        "<mxfile><diagram name=\"p\">*</diagram></mxfile>",
        "page 'p' is compressed in a way that cannot be read");
  }

  @Test
  void aFileWithAnyByteDamagedIsReadOrRefusedInWords() {
    Random random = new Random(4);
    byte[][] files = {
      Written.bytes(new DrawioWriter(), Written.small()),
      Written.bytes(new VsdxWriter(), Written.small())
    };
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] file = files[i % 2].clone();
      file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      if (i % 3 == 0) {
        file = java.util.Arrays.copyOf(file, random.nextInt(file.length));
      }
      try {
        DiagramReadBack.of(EditedFile.read(file), KeptArrangements.NONE, text -> text);
      } catch (EditedFileException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void parentsThatGoInCirclesEnd() {
    Editing.Drawio file = new Editing.Drawio(Written.small());
    file.cellOf("round", "and-round");
    file.cellOf("and-round", "round");

    assertThat(DiagramReadBack.of(file.saved(), KeptArrangements.NONE, text -> text).notTaken())
        .containsExactly(
            "Page 'overview': a shape without text was added (round); not kept.",
            "Page 'overview': a shape without text was added (and-round); not kept.");
  }

  @Test
  void theFileTellsOfWhichSnapshotItIs() {
    EditedFile file = EditedFile.read(Written.bytes(new VsdxWriter(), Written.small()));

    assertThat(file.seals())
        .containsExactly("9b74c9897bac770ffc029102a200c5de11f7cbd4e1c1a7a2b4f6d6c2a4fb0e57");
    assertThat(file.clusterUids()).containsExactly("2f0c6a5e-6f0d-4d0e-9f39-5c1c8f1a7b60");
  }
}
