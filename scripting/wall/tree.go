package wall

import (
	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/ast"
)

// A Chunk is a file of Lua that has been loaded.
type Chunk struct {
	Name string
	Tree []ast.Stmt // as the author wrote it, with the line of each part

	proto   *lua.FunctionProto
	globals []Name
}

// A Name is a place where a script uses a global.
type Name struct {
	Name  string
	Line  int
	Write bool // it is assigned to
}

// Refusal says why a global may not be written.
func (n Name) Refusal() string {
	return n.Name + " is a global, and a scenario sets none: say local " + n.Name
}

// Globals returns the names that the file uses without declaring them, in the order of the text.
func (c *Chunk) Globals() []Name { return c.globals }

// children calls f with each expression and each block directly within an expression or a
// statement. It is the one place that knows the shape of all of them.
func children(node any, expr func(*ast.Expr), block func([]ast.Stmt)) {
	exprs := func(es []ast.Expr) {
		for i := range es {
			expr(&es[i])
		}
	}
	switch n := node.(type) {
	case *ast.AssignStmt:
		exprs(n.Rhs)
		exprs(n.Lhs)
	case *ast.LocalAssignStmt:
		exprs(n.Exprs)
	case *ast.FuncCallStmt:
		expr(&n.Expr)
	case *ast.DoBlockStmt:
		block(n.Stmts)
	case *ast.WhileStmt:
		expr(&n.Condition)
		block(n.Stmts)
	case *ast.RepeatStmt:
		block(n.Stmts)
		expr(&n.Condition)
	case *ast.IfStmt:
		expr(&n.Condition)
		block(n.Then)
		block(n.Else)
	case *ast.NumberForStmt:
		expr(&n.Init)
		expr(&n.Limit)
		if n.Step != nil {
			expr(&n.Step)
		}
		block(n.Stmts)
	case *ast.GenericForStmt:
		exprs(n.Exprs)
		block(n.Stmts)
	case *ast.FuncDefStmt:
		if n.Name.Func != nil {
			expr(&n.Name.Func)
		}
		if n.Name.Receiver != nil {
			expr(&n.Name.Receiver)
		}
		block(n.Func.Stmts)
	case *ast.ReturnStmt:
		exprs(n.Exprs)
	default:
		within(node, expr, exprs, block)
	}
}

// within is children of an expression.
func within(node any, expr func(*ast.Expr), exprs func([]ast.Expr), block func([]ast.Stmt)) {
	switch n := node.(type) {
	case *ast.AttrGetExpr:
		expr(&n.Object)
		expr(&n.Key)
	case *ast.TableExpr:
		for _, f := range n.Fields {
			if f.Key != nil {
				expr(&f.Key)
			}
			expr(&f.Value)
		}
	case *ast.FuncCallExpr:
		if n.Func != nil {
			expr(&n.Func)
		}
		if n.Receiver != nil {
			expr(&n.Receiver)
		}
		exprs(n.Args)
	case *ast.LogicalOpExpr:
		expr(&n.Lhs)
		expr(&n.Rhs)
	case *ast.RelationalOpExpr:
		expr(&n.Lhs)
		expr(&n.Rhs)
	case *ast.StringConcatOpExpr:
		expr(&n.Lhs)
		expr(&n.Rhs)
	case *ast.ArithmeticOpExpr:
		expr(&n.Lhs)
		expr(&n.Rhs)
	case *ast.UnaryMinusOpExpr:
		expr(&n.Expr)
	case *ast.UnaryNotOpExpr:
		expr(&n.Expr)
	case *ast.UnaryLenOpExpr:
		expr(&n.Expr)
	case *ast.FunctionExpr:
		block(n.Stmts)
	}
}

// tooDeep returns the line at which a tree is deeper than most, 0 if it nowhere is. The compiler
// and all other walks through the tree recurse, so this one comes first, and stops by itself.
func tooDeep(tree []ast.Stmt, most int) int {
	line := 0
	var depth int
	var expr func(*ast.Expr)
	var block func([]ast.Stmt)
	enter := func(node ast.PositionHolder) {
		depth++
		if depth > most {
			line = max(1, node.Line())
		} else if line == 0 {
			children(node, expr, block)
		}
		depth--
	}
	expr = func(e *ast.Expr) { enter(*e) }
	block = func(stmts []ast.Stmt) {
		for _, s := range stmts {
			enter(s)
		}
	}
	block(tree)
	return line
}

// Names of builtins that no script can write: what operators are rewritten to.
const (
	concatName = "(concat)"
	powName    = "(pow)"
	modName    = "(mod)"
	lengthName = "(length)"
)

// rewrite turns a..b..c, a^b, a%b and #a into calls of builtins, which are bounded, exact and the
// same on every machine, and what gopher-lua takes amiss into something that does as Lua does.
func rewrite(tree []ast.Stmt) {
	var expr func(*ast.Expr)
	var block func([]ast.Stmt)
	expr = func(e *ast.Expr) {
		children(*e, expr, block)
		*e = rewritten(*e)
	}
	block = func(stmts []ast.Stmt) {
		for i, s := range stmts {
			children(s, expr, block)
			stmts[i] = inTurn(s)
		}
	}
	block(tree)
}

// rewritten returns an expression whose parts have been rewritten.
func rewritten(e ast.Expr) ast.Expr {
	switch n := e.(type) {
	case *ast.NumberExpr:
		exactly(n)
	case *ast.UnaryMinusOpExpr:
		negated(n)
	case *ast.UnaryLenOpExpr:
		return call(n, lengthName, []ast.Expr{n.Expr})
	case *ast.LogicalOpExpr:
		return decided(n)
	case *ast.TableExpr:
		return constructed(n)
	case *ast.StringConcatOpExpr:
		return call(n, concatName, append([]ast.Expr{n.Lhs}, operands(n.Rhs)...))
	case *ast.ArithmeticOpExpr:
		switch n.Operator {
		case "^":
			return call(n, powName, []ast.Expr{n.Lhs, n.Rhs})
		case "%":
			return call(n, modName, []ast.Expr{n.Lhs, n.Rhs})
		}
	}
	return e
}

// operands returns the operands of a concatenation that has been rewritten, or the expression.
func operands(e ast.Expr) []ast.Expr {
	if c, ok := e.(*ast.FuncCallExpr); ok && c.AdjustRet {
		if f, ok := c.Func.(*ast.IdentExpr); ok && f.Value == concatName {
			return c.Args
		}
	}
	return []ast.Expr{e}
}

// call returns the call of a builtin in the place of an operator; it has one value.
func call(at ast.Expr, name string, args []ast.Expr) ast.Expr {
	single(args[len(args)-1])
	f := &ast.IdentExpr{Value: name}
	f.SetLine(at.Line())
	f.SetLastLine(at.LastLine())
	c := &ast.FuncCallExpr{Func: f, Args: args, AdjustRet: true}
	c.SetLine(at.Line())
	c.SetLastLine(at.LastLine())
	return c
}

// withoutTailCalls turns tail calls into calls: a traceback has a line for each tail call there was,
// however many. The results stay the same.
func withoutTailCalls(p *lua.FunctionProto) {
	const opcodeShift = 26
	for i, inst := range p.Code {
		if inst>>opcodeShift == uint32(lua.OP_TAILCALL) {
			p.Code[i] = inst&(1<<opcodeShift-1) | uint32(lua.OP_CALL)<<opcodeShift
		}
	}
	for _, inner := range p.FunctionPrototypes {
		withoutTailCalls(inner)
	}
}
