package scripting

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/yuin/gopher-lua/ast"
)

// A shape is what a part of an expectation comes to.
type shape uint8

const (
	quantum shape = iota // a number
	truth                // true or false
	text                 // a text
)

// String returns the shape as messages name it.
func (s shape) String() string { return [...]string{"a number", "true or false", "a text"}[s] }

// A checker finds what is wrong with expectations before anything runs.
type checker struct{ parts parts }

// errNotHere is what is wrong with most of Lua in an expectation.
var errNotHere = errors.New("want figures, numbers, + - * / % ^, comparisons, and, or, not, " +
	"math.abs, ceil, floor, max, min or sqrt")

// A bareCall is a call of a function of mathematics by its name alone.
type bareCall string

func (b bareCall) Error() string { return errNotHere.Error() }
func (b bareCall) hint() string  { return "write math." + string(b) + "( … )" }

// check returns the shape of an expression, or what is wrong with it.
func (c *checker) check(e ast.Expr) (shape, error) {
	switch e := e.(type) {
	case *ast.NumberExpr:
		_, err := numeral(e.Value)
		return quantum, err
	case *ast.StringExpr:
		return text, nil
	case *ast.TrueExpr, *ast.FalseExpr:
		return truth, nil
	case *ast.IdentExpr, *ast.AttrGetExpr:
		return c.figure(e)
	case *ast.UnaryMinusOpExpr:
		return quantum, c.want(quantum, "-", e.Expr)
	case *ast.UnaryNotOpExpr:
		return truth, c.want(truth, "not", e.Expr)
	case *ast.ArithmeticOpExpr:
		return quantum, c.want(quantum, e.Operator, e.Lhs, e.Rhs)
	case *ast.LogicalOpExpr:
		return truth, c.want(truth, e.Operator, e.Lhs, e.Rhs)
	case *ast.RelationalOpExpr:
		return truth, c.comparison(e)
	case *ast.FuncCallExpr:
		return quantum, c.call(e)
	}
	return 0, errNotHere
}

// figure checks a path.
func (c *checker) figure(e ast.Expr) (shape, error) {
	path := pathOf(e)
	switch {
	case path == nil:
		return 0, errors.New("want the name of a figure, such as jobs.wait.p99")
	case strings.Join(path, ".") == "math.huge":
		return quantum, nil
	}
	t, err := c.parts.check(path)
	switch {
	case err != nil:
		return 0, err
	case t.Kind() == reflect.Bool:
		return truth, nil
	case t.Kind() == reflect.String:
		return text, nil
	}
	return quantum, nil
}

// want checks that operands have a shape.
func (c *checker) want(s shape, operator string, operands ...ast.Expr) error {
	for _, e := range operands {
		switch got, err := c.check(e); {
		case err != nil:
			return err
		case got != s && !(s == quantum && isDuration(e)):
			return fmt.Errorf("%s wants %s, got %s", quoted(operator), s, got)
		}
	}
	return nil
}

// comparison checks that both sides are of one shape. A duration is a number.
func (c *checker) comparison(e *ast.RelationalOpExpr) error {
	left, err := c.check(e.Lhs)
	if err != nil {
		return err
	}
	right, err := c.check(e.Rhs)
	switch {
	case err != nil:
		return err
	case left == quantum && isDuration(e.Rhs), right == quantum && isDuration(e.Lhs):
		return nil
	case left != right:
		return fmt.Errorf("%s compares %s with %s", quoted(e.Operator), left, right)
	case left != quantum && e.Operator != "==" && e.Operator != "~=":
		return fmt.Errorf("%s wants numbers, got %s", quoted(e.Operator), left)
	}
	return nil
}

// isDuration reports whether e is a text such as "200ms".
func isDuration(e ast.Expr) bool {
	s, ok := e.(*ast.StringExpr)
	if !ok {
		return false
	}
	_, ok = parseDuration(s.Value)
	return ok
}

// call checks the call of a function of mathematics.
func (c *checker) call(e *ast.FuncCallExpr) error {
	f, name := functionOf(e)
	switch {
	case f == nil:
		return bareCallOf(e)
	case len(e.Args) == 0 || f.one && len(e.Args) > 1:
		return fmt.Errorf("math.%s got %d arguments", name, len(e.Args))
	}
	return c.want(quantum, "math."+name, e.Args...)
}

// bareCallOf says what is wrong with a call that an expectation can't have.
func bareCallOf(e *ast.FuncCallExpr) error {
	path := pathOf(e.Func)
	for _, f := range mathFuncs {
		if e.Receiver == nil && len(path) == 1 && path[0] == f.name {
			return bareCall(f.name)
		}
	}
	return errNotHere
}
