package io.inscope.reports.workbook;

import java.util.Collection;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;

/// Conditional colours: they follow the word when somebody changes or sorts it.
final class Colouring {
  private Colouring() {}

  /// @param words those that occur, or can be chosen, in the range
  static void apply(Sheet sheet, CellRangeAddress range, Collection<String> words) {
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    ConditionalFormattingRule[] rules =
        new TreeSet<>(words)
            .stream()
                .filter(word -> Tone.of(word).isPresent())
                .map(word -> rule(formatting, word, Tone.of(word).orElseThrow()))
                .toArray(ConditionalFormattingRule[]::new);
    if (rules.length > 0) {
      formatting.addConditionalFormatting(new CellRangeAddress[] {range}, rules);
    }
  }

  private static ConditionalFormattingRule rule(
      SheetConditionalFormatting formatting, String word, Tone tone) {
    ConditionalFormattingRule rule =
        formatting.createConditionalFormattingRule(
            ComparisonOperator.EQUAL, '"' + word.replace("\"", "\"\"") + '"');
    PatternFormatting fill = rule.createPatternFormatting();
    fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    fill.setFillBackgroundColor(Styles.color(tone.fill));
    rule.createFontFormatting().setFontColor(Styles.color(tone.font));
    return rule;
  }
}
