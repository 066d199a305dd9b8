/// How wide a text is, the same on every machine.
///
/// A diagram is laid out around its texts, so their widths must not depend on the fonts of the
/// machine. The font is bundled (DejaVu Sans Condensed, its licence beside it) and read here:
/// advance widths for the layout, outlines for pictures made of pixels. The fonts of the operating
/// system and of the Java runtime are not touched.
@NullMarked
package io.inscope.reports.diagram.text;

import org.jspecify.annotations.NullMarked;
