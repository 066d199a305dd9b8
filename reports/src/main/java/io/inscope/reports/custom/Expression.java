package io.inscope.reports.custom;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;

/// A compiled expression. Compiled once, evaluated for every object, by several threads at once.
///
/// Source: [the language](https://github.com/google/cel-spec/blob/master/doc/langdef.md).
final class Expression {
  /// As long as an expression may be, in characters.
  private static final int LONGEST = 10_000;

  /// As often as the bodies of all its macros may run for one object.
  private static final int ITERATIONS = 100_000;

  /// Generous for expressions people write; all of them default to no limit at all.
  private static final CelOptions LIMITS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(100)
          .maxParseErrorRecoveryLimit(20)
          .comprehensionMaxIterations(ITERATIONS)
          .maxRegexProgramSize(1_000)
          .enableRegexPartialMatch(true)
          .build();

  private static final CelType OBJECT = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(LIMITS)
          .addLibraries(CelExtensions.strings())
          .build();

  private final CelRuntime.Program program;

  /// What is wrong with an expression.
  ///
  /// @param line in the expression, from 1
  /// @param column in that line, from 1
  record Fault(int line, int column, String message) {}

  /// An expression that does not compile.
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    Invalid(List<Fault> faults) {
      this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
      return faults;
    }
  }

  /// An expression that could not be evaluated for an object.
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private Expression(CelRuntime.Program program) {
    this.program = program;
  }

  /// @param containers whether `container` and `pod` are there beside `object`, `params` and
  ///   `scope`
  static Expression compile(String text, Variables variables, CelType result) throws Invalid {
    try {
      CelAbstractSyntaxTree tree = compiler(variables, result).compile(text).getAst();
      return new Expression(RUNTIME.createProgram(tree));
    } catch (CelValidationException e) {
      throw new Invalid(e.getErrors().stream().map(Expression::fault).toList());
    } catch (CelEvaluationException e) {
      throw new Invalid(List.of(new Fault(1, 1, "it cannot be made ready to run")));
    }
  }

  /// Which variables an expression sees.
  enum Variables {
    /// `object`, `params`, `scope`.
    OF_A_RESOURCE,
    /// The same, `pod` and `containers`.
    OF_A_WORKLOAD,
    /// The same and `container`.
    OF_A_CONTAINER
  }

  private static CelCompiler compiler(Variables variables, CelType result) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(LIMITS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addVar("object", OBJECT)
            .addVar("params", OBJECT)
            .addVar("scope", SimpleType.STRING)
            .setResultType(result);
    if (variables != Variables.OF_A_RESOURCE) {
      builder.addVar("pod", OBJECT).addVar("containers", ListType.create(OBJECT));
    }
    if (variables == Variables.OF_A_CONTAINER) {
      builder.addVar("container", OBJECT);
    }
    return builder.build();
  }

  private static Fault fault(CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
    return new Fault(line, column, issue.getMessage());
  }

  /// @throws Failed when it has no value for these variables
  Object value(Map<String, Object> variables) throws Failed {
    try {
      return program.eval(variables);
    } catch (CelEvaluationException e) {
      throw new Failed(reason(e));
    } catch (RuntimeException | StackOverflowError e) {
      throw new Failed("it cannot be evaluated: " + e.getClass().getSimpleName());
    }
  }

  /// Its own words where they can hold nothing but names from the expression.
  private static String reason(CelEvaluationException e) {
    CelErrorCode code = e.getErrorCode();
    return switch (code) {
      case ATTRIBUTE_NOT_FOUND ->
          "a field it reads is not set; ask has(...) first, or use a default";
      case OVERLOAD_NOT_FOUND, INVALID_ARGUMENT, BAD_FORMAT ->
          "a field it reads holds a value of another kind than it expects";
      case INDEX_OUT_OF_BOUNDS -> "a list it reads has fewer items than it expects";
      case DIVIDE_BY_ZERO -> "it divides by zero";
      case NUMERIC_OVERFLOW -> "a number it works out is too large";
      case ITERATION_BUDGET_EXCEEDED ->
          "it takes more than %d steps; make it simpler".formatted(ITERATIONS);
      default -> "it cannot be evaluated (%s)".formatted(code);
    };
  }
}
