package io.inscope.reports.diagram.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.inscope.reports.diagram.layout.LaneLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngWriterTest {
  private static final Drawing SMALL = Sheet.of(new LaneLayout().place(SmallDiagram.get()));

  private static byte[] png(PngWriter writer, Drawing drawing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(drawing, out);
    return out.toByteArray();
  }

  /// 410 mm by 287 mm between the margins, at 300 dots an inch.
  @Test
  void drawsForA3PaperAtThreeHundredDotsAnInchUnlessToldOtherwise() throws IOException {
    byte[] png = png(new PngWriter(), SMALL);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(Math.max(image.getWidth() / 4_843.0, image.getHeight() / 3_390.0))
        .isCloseTo(1, within(0.001));
    assertThat(resolution(png)).isEqualTo(11_811);
  }

  @Test
  void aDrawingHigherThanWideIsForPaperThatStandsUpright() throws IOException {
    Drawing high = new Drawing("high", 2_500, 8_000, List.of());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(new PngWriter(), high)));

    assertThat(image.getHeight()).isEqualTo(4_843);
  }

  @Test
  void thePixelsAreThoseDrawn() throws IOException {
    Mark.Area area =
        new Mark.Area(
            new io.inscope.reports.diagram.layout.Rect(2, 1, 3, 2), 0, Ink.CLEAR, Pen.NONE);
    Drawing drawing = new Drawing("area", 6, 4, List.of(area));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(new PngWriter(96), drawing)));

    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 6; x++) {
        boolean inside = x >= 2 && x < 5 && y >= 1 && y < 3;
        assertThat(image.getRGB(x, y) & 0xffffff)
            .isEqualTo(inside ? Ink.CLEAR.rgb() : Ink.PAPER.rgb());
      }
    }
  }

  @Test
  void saysHowManyPixelsMakeAMetre() throws IOException {
    assertThat(resolution(png(new PngWriter(96), SMALL))).isEqualTo(3780);
  }

  /// Pixels a metre, which are the same in both directions.
  private static int resolution(byte[] png) {
    int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    assertThat(ByteBuffer.wrap(png).getInt(chunk + 8))
        .isEqualTo(ByteBuffer.wrap(png).getInt(chunk + 4));
    return ByteBuffer.wrap(png).getInt(chunk + 4);
  }

  @Test
  void aPictureTooLargeForMemoryIsDrawnSmaller() throws IOException {
    Drawing huge = new Drawing("huge", 10_000, 2_000, List.of());
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(png(new PngWriter(192, 800_000), huge)));

    assertThat(image.getWidth()).isEqualTo(2_000);
    assertThat(image.getHeight()).isEqualTo(400);
  }

  @Test
  void theSameDrawingGivesTheSameBytes() throws IOException {
    assertThat(png(new PngWriter(96), SMALL)).isEqualTo(png(new PngWriter(96), SMALL));
  }

  @Test
  void aResolutionOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PngWriter(0))
        .withMessage("dpi must be above 0, not 0.0");
  }
}
