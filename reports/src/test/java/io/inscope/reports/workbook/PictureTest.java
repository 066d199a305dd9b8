package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PictureTest {
  @Test
  void knowsItsSizeInPixels() {
    Picture picture = new Picture("overview", SampleInput.png(160, 90));
    assertThat(picture.width()).isEqualTo(160);
    assertThat(picture.height()).isEqualTo(90);
  }

  @Test
  void otherFormatsAreRefused() {
    assertThatThrownBy(() -> new Picture("overview", new byte[100]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a PNG image: overview");
  }
}
