package scripting

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/gopher-lua/ast"

	"queuesim/engine"
	"queuesim/engine/num"
)

// An evaluator works an expectation out over a result. It knows Lua's operators on numbers, with
// one difference: what isn't a number (NaN) can't be compared, so that no bound holds by
// accident. It is handed only what a checker has found good.
type evaluator struct {
	parts  parts
	result *engine.Result
	values map[string]float64 // what it has read
}

// eval returns a float64, a bool or a string; the error says why there is none.
func (ev *evaluator) eval(e ast.Expr) (any, error) {
	switch e := e.(type) {
	case *ast.NumberExpr:
		return numeral(e.Value)
	case *ast.StringExpr:
		return e.Value, nil
	case *ast.TrueExpr:
		return true, nil
	case *ast.FalseExpr:
		return false, nil
	case *ast.IdentExpr, *ast.AttrGetExpr:
		return ev.figure(e)
	case *ast.LogicalOpExpr:
		return ev.logical(e)
	case *ast.UnaryNotOpExpr:
		x, err := ev.eval(e.Expr)
		b, _ := x.(bool)
		return !b, err
	case *ast.RelationalOpExpr:
		return ev.relation(e)
	}
	return ev.arithmetic(e)
}

// numeral reads a number as Lua writes it.
func numeral(s string) (any, error) {
	if hex, ok := strings.CutPrefix(strings.ToLower(s), "0x"); ok {
		n, err := strconv.ParseUint(hex, 16, 64)
		if err != nil {
			return nil, fmt.Errorf("want a hexadecimal number of at most 16 digits, got %s", shorten(s, 60))
		}
		return float64(n), nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return nil, fmt.Errorf("want a number up to 1.7e308 or math.huge, got %s", shorten(s, 60))
	}
	return x, nil
}

// figure reads a figure of the result.
func (ev *evaluator) figure(e ast.Expr) (any, error) {
	path := pathOf(e)
	name := strings.Join(path, ".")
	if name == "math.huge" {
		return math.Inf(1), nil
	}
	x, err := ev.parts.read(ev.result, path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(path[:max(len(path)-1, 1)], "."), err)
	}
	if f, ok := x.(float64); ok {
		ev.values[name] = f
	}
	return x, nil
}

// logical evaluates the right side only where the left side doesn't decide.
func (ev *evaluator) logical(e *ast.LogicalOpExpr) (any, error) {
	left, err := ev.eval(e.Lhs)
	if err != nil {
		return nil, err
	}
	if left == (e.Operator == "or") {
		return left, nil
	}
	return ev.eval(e.Rhs)
}

// relation compares.
func (ev *evaluator) relation(e *ast.RelationalOpExpr) (any, error) {
	left, right, err := ev.both(e.Lhs, e.Rhs)
	if err != nil {
		return nil, err
	}
	l, isNumber := asNumber(left, right)
	if !isNumber {
		return (left == right) == (e.Operator == "=="), nil
	}
	r, _ := asNumber(right, left)
	if math.IsNaN(l) || math.IsNaN(r) {
		return nil, errors.New("a side of " + e.Operator + " is not a number (NaN)")
	}
	switch e.Operator {
	case "<":
		return l < r, nil
	case "<=":
		return l <= r, nil
	case ">":
		return l > r, nil
	case ">=":
		return l >= r, nil
	case "==":
		return l == r, nil
	}
	return l != r, nil
}

func (ev *evaluator) both(a, b ast.Expr) (x, y any, err error) {
	if x, err = ev.eval(a); err != nil {
		return nil, nil, err
	}
	y, err = ev.eval(b)
	return x, y, err
}

// asNumber returns x as a number; a text is a duration if what it meets is a number.
func asNumber(x, other any) (float64, bool) {
	switch x := x.(type) {
	case float64:
		return x, true
	case string:
		if _, ok := other.(float64); ok {
			t, ok := parseDuration(x)
			return t.Seconds(), ok
		}
	}
	return 0, false
}

// number evaluates an operand of arithmetic.
func (ev *evaluator) number(e ast.Expr) (float64, error) {
	x, err := ev.eval(e)
	f, _ := asNumber(x, 0.0)
	return f, err
}

// arithmetic evaluates what has numbers for operands.
func (ev *evaluator) arithmetic(e ast.Expr) (any, error) {
	switch e := e.(type) {
	case *ast.UnaryMinusOpExpr:
		x, err := ev.number(e.Expr)
		return -x, err
	case *ast.FuncCallExpr:
		f, _ := functionOf(e)
		args := make([]float64, len(e.Args))
		for i, a := range e.Args {
			var err error
			if args[i], err = ev.number(a); err != nil {
				return nil, err
			}
		}
		return f.of(args), nil
	case *ast.ArithmeticOpExpr:
		l, err := ev.number(e.Lhs)
		if err != nil {
			return nil, err
		}
		r, err := ev.number(e.Rhs)
		return operate(e.Operator, l, r), err
	}
	return nil, errNotHere
}

func operate(operator string, l, r float64) float64 {
	switch operator {
	case "+":
		return l + r
	case "-":
		return l - r
	case "*":
		return float64(l * r)
	case "/":
		return l / r
	case "%":
		return l - float64(math.Floor(l/r)*r)
	}
	return num.Pow(l, r)
}

// A mathFunc is a function that an expectation can call.
type mathFunc struct {
	name string
	one  bool // it takes one argument, else one or more
	of   func([]float64) float64
}

var mathFuncs = []mathFunc{
	{"abs", true, func(x []float64) float64 { return math.Abs(x[0]) }},
	{"ceil", true, func(x []float64) float64 { return math.Ceil(x[0]) }},
	{"floor", true, func(x []float64) float64 { return math.Floor(x[0]) }},
	{"sqrt", true, func(x []float64) float64 { return math.Sqrt(x[0]) }},
	{"max", false, func(x []float64) float64 { return fold(x, math.Max) }},
	{"min", false, func(x []float64) float64 { return fold(x, math.Min) }},
}

// fold combines numbers; if one of them is NaN so is the answer, whatever infinities there are.
func fold(x []float64, f func(a, b float64) float64) float64 {
	if slices.ContainsFunc(x, math.IsNaN) {
		return math.NaN()
	}
	sum := x[0]
	for _, y := range x[1:] {
		sum = f(sum, y)
	}
	return sum
}

// functionOf returns the function that a call is of; nil if there is no such.
func functionOf(e *ast.FuncCallExpr) (f *mathFunc, name string) {
	path := pathOf(e.Func)
	if e.Receiver != nil || len(path) != 2 || path[0] != "math" {
		return nil, ""
	}
	for i := range mathFuncs {
		if mathFuncs[i].name == path[1] {
			return &mathFuncs[i], path[1]
		}
	}
	return nil, path[1]
}
