package wall

import (
	"strconv"

	"github.com/yuin/gopher-lua/ast"
)

// exactly writes a number so that gopher-lua reads what Lua reads: it takes 0010 for eight, and
// makes NaN of what doesn't fit.
func exactly(n *ast.NumberExpr) {
	if x, ok := parseNumber(n.Value); ok {
		n.Value = strconv.FormatFloat(x, 'g', -1, 64)
	}
}

// negated keeps -0 apart from 0, which gopher-lua would take for the same constant.
func negated(n *ast.UnaryMinusOpExpr) {
	zero, ok := n.Expr.(*ast.NumberExpr)
	if !ok || zero.Value != "0" {
		return
	}
	either := &ast.LogicalOpExpr{Operator: "or", Lhs: zero, Rhs: zero}
	sameLine(either, n)
	n.Expr = either
}

// decided returns the operand that an and or an or comes down to if the first one is a constant. To
// work it out, gopher-lua would begin with a jump: see startsWithJump.
func decided(n *ast.LogicalOpExpr) ast.Expr {
	isTrue, ok := constant(n.Lhs)
	if !ok {
		return n
	}
	if isTrue != (n.Operator == "and") {
		return n.Lhs
	}
	return single(n.Rhs)
}

// constant tells whether an expression is one that needn't be worked out, and whether it is taken
// for true.
func constant(e ast.Expr) (isTrue, ok bool) {
	switch e.(type) {
	case *ast.TrueExpr, *ast.NumberExpr, *ast.StringExpr:
		return true, true
	case *ast.FalseExpr, *ast.NilExpr:
		return false, true
	}
	return false, false
}

// single cuts an expression to one value.
func single(e ast.Expr) ast.Expr {
	switch n := e.(type) {
	case *ast.FuncCallExpr:
		n.AdjustRet = true
	case *ast.Comma3Expr:
		n.AdjustRet = true
	}
	return e
}
