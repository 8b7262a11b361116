package wall

import (
	"strconv"

	"github.com/yuin/gopher-lua/ast"
)

// inTurn returns a statement that does what this one does in Lua 5.1, where gopher-lua would do
// something else in silence.
func inTurn(stmt ast.Stmt) ast.Stmt {
	switch n := stmt.(type) {
	case *ast.AssignStmt:
		if len(n.Lhs) > 1 || len(n.Rhs) > 1 || isChoice(n) {
			return assignInTurn(n)
		}
		outOfTheParameter(n)
	case *ast.WhileStmt:
		n.Stmts = looped(n, n.Stmts)
	case *ast.RepeatStmt:
		n.Stmts = looped(n, n.Stmts)
	case *ast.NumberForStmt:
		n.Stmts = looped(n, n.Stmts)
	case *ast.GenericForStmt:
		n.Stmts = looped(n, n.Stmts)
		setAllThree(n)
	case *ast.LocalAssignStmt:
		declareAfter(n)
	}
	return stmt
}

// assignInTurn has an assignment work out everything before it assigns anything:
//
//	a, b.x, c[k] = …
//
// becomes, with names that no script can write,
//
//	do
//		local (1), (2), (3), (4), (5), (6) = b, c, k, …
//		(2)[(3)] = (6); (1).x = (5); a = (4)
//	end
//
// gopher-lua gives a local its value at once, and the expressions after it see that.
func assignInTurn(n *ast.AssignStmt) ast.Stmt {
	t := &turns{}
	for _, target := range n.Lhs {
		if place, ok := target.(*ast.AttrGetExpr); ok {
			place.Object = t.first(place.Object)
			place.Key = t.first(place.Key)
		}
	}
	values := make([]ast.Expr, len(n.Lhs))
	for i, target := range n.Lhs {
		values[i] = t.value(n.Rhs, i, target)
	}
	t.exprs = append(t.exprs, n.Rhs[min(len(n.Lhs), len(n.Rhs)):]...) // worked out all the same
	local := &ast.LocalAssignStmt{Names: t.names, Exprs: t.exprs}
	block := &ast.DoBlockStmt{Stmts: []ast.Stmt{local}}
	for i := len(n.Lhs) - 1; i >= 0; i-- { // the last one first, as Lua does
		one := &ast.AssignStmt{Lhs: n.Lhs[i : i+1], Rhs: values[i : i+1]}
		sameLine(one, n.Lhs[i])
		block.Stmts = append(block.Stmts, one)
	}
	sameLine(local, n)
	sameLine(block, n)
	return block
}

// turns are hidden names and the expressions that give them their values.
type turns struct {
	names []string
	exprs []ast.Expr
}

// value has the value of a target worked out in its turn, and returns the name of it.
func (t *turns) value(exprs []ast.Expr, i int, target ast.Expr) ast.Expr {
	switch {
	case i < len(exprs):
		return t.first(exprs[i])
	case isMany(exprs[len(exprs)-1]):
		return t.name(target) // of a further result
	}
	none := &ast.NilExpr{}
	sameLine(none, target)
	return none
}

// first has an expression worked out in its turn, and returns the name of its value. A constant
// needs no turn.
func (t *turns) first(e ast.Expr) ast.Expr {
	switch e.(type) {
	case *ast.StringExpr, *ast.NumberExpr, *ast.TrueExpr, *ast.FalseExpr, *ast.NilExpr:
		return e
	}
	t.exprs = append(t.exprs, e)
	return t.name(e)
}

// name returns a new name that no script can write.
func (t *turns) name(at ast.PositionHolder) ast.Expr {
	id := &ast.IdentExpr{Value: hidden(len(t.names) + 1)}
	sameLine(id, at)
	t.names = append(t.names, id.Value)
	return id
}

func hidden(n int) string { return "(" + strconv.Itoa(n) + ")" }

// sameLine puts a node where another is.
func sameLine(node, at ast.PositionHolder) {
	node.SetLine(at.Line())
	node.SetLastLine(at.LastLine())
}

// isChoice tells whether the value of an assignment is an and or an or. gopher-lua works it out in
// the place of the target, which the second operand may read: a = (x or y) and a.
func isChoice(n *ast.AssignStmt) bool {
	_, isName := n.Lhs[0].(*ast.IdentExpr)
	_, isLogical := n.Rhs[0].(*ast.LogicalOpExpr)
	return isName && isLogical
}

// outOfTheParameter has the only value of an assignment made where nothing else is. A call that is
// cut to one result, which a..b and a^b are too, gopher-lua makes in the place of the target if
// that is the last parameter of a function: over the argument, and over the locals after it. Of a
// cut (...) it takes another value. There is but one target, so nothing needs to be cut.
func outOfTheParameter(n *ast.AssignStmt) {
	switch value := n.Rhs[0].(type) {
	case *ast.FuncCallExpr:
		value.AdjustRet = false
	case *ast.Comma3Expr:
		value.AdjustRet = false
	}
}

// setAllThree has a loop begin with an iterator, a state and a first value that are all set.
// gopher-lua sets no more of them than the loop has names, or leaves out the call that is the last
// expression; they are then what happened to be there before.
func setAllThree(n *ast.GenericForStmt) {
	last := n.Exprs[len(n.Exprs)-1]
	if isMany(last) {
		for len(n.Names) < min(len(n.Exprs), 3) {
			n.Names = append(n.Names, hidden(len(n.Names)))
		}
		return
	}
	if len(n.Exprs) == 3 && len(n.Names) == 3 {
		return
	}
	none := &ast.NilExpr{}
	sameLine(none, last)
	for len(n.Exprs) < 4 { // one too many, so that no call is the last
		n.Exprs = append(n.Exprs, none)
	}
}

// declareAfter has local f = function() … f() … end call the f that was there before. gopher-lua
// takes it for local function f, unless there is a second expression.
func declareAfter(n *ast.LocalAssignStmt) {
	if isOneFunction(n) && !isLocalFunction(n) && mentions(n.Exprs[0], n.Names[0]) {
		none := &ast.NilExpr{}
		sameLine(none, n.Exprs[0])
		n.Exprs = append(n.Exprs, none)
	}
}

// mentions tells whether a name stands anywhere in an expression.
func mentions(e ast.Expr, name string) bool {
	return anywhere([]ast.Stmt{&ast.ReturnStmt{Exprs: []ast.Expr{e}}}, func(node any) bool {
		id, ok := node.(*ast.IdentExpr)
		return ok && id.Value == name
	})
}

// isMany tells whether an expression may have several values.
func isMany(e ast.Expr) bool {
	switch n := e.(type) {
	case *ast.FuncCallExpr:
		return !n.AdjustRet
	case *ast.Comma3Expr:
		return !n.AdjustRet
	}
	return false
}
