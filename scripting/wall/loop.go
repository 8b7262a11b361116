package wall

import "github.com/yuin/gopher-lua/ast"

// looped returns the body of a loop, so that gopher-lua goes through it and leaves it as it should.
func looped(loop ast.Stmt, body []ast.Stmt) []ast.Stmt {
	switch {
	case leavesFunctions(body):
		return append(captured(loop), body...)
	case startsWithJump(body):
		return append([]ast.Stmt{nothing(loop)}, body...)
	}
	return body
}

// startsWithJump tells whether a body may begin with an instruction that jumps. gopher-lua follows
// the jump back to it one jump too far, and goes on wherever that leads:
//
//	for _ in pairs(t) do break end
func startsWithJump(body []ast.Stmt) bool {
	if len(body) == 0 {
		return false
	}
	isJump := false
	switch n := body[0].(type) {
	case *ast.BreakStmt, *ast.RepeatStmt:
		isJump = true
	case *ast.DoBlockStmt:
		isJump = len(n.Stmts) == 0 || startsWithJump(n.Stmts)
	case *ast.WhileStmt:
		_, isJump = constant(n.Condition)
	case *ast.IfStmt:
		_, isJump = constant(n.Condition)
	}
	return isJump
}

// nothing declares a local that no script can write.
func nothing(at ast.Stmt) ast.Stmt {
	local := &ast.LocalAssignStmt{Names: []string{hidden(0)}}
	sameLine(local, at)
	return local
}

// captured are statements that capture a local of the loop's own in a function that is never made.
// A break closes the upvalues of all blocks that it leaves only if such a local is captured:
//
//	while true do
//		if ready then
//			local x = 1
//			f = function() return x end
//			break
//		end
//	end
func captured(at ast.Stmt) []ast.Stmt {
	name := &ast.IdentExpr{Value: hidden(0)}
	answer := &ast.ReturnStmt{Exprs: []ast.Expr{name}}
	f := &ast.FunctionExpr{ParList: &ast.ParList{}, Stmts: []ast.Stmt{answer}}
	local := &ast.LocalAssignStmt{Names: []string{hidden(1)}, Exprs: []ast.Expr{f}}
	never := &ast.FalseExpr{}
	branch := &ast.IfStmt{Condition: never, Then: []ast.Stmt{local}}
	for _, node := range []ast.PositionHolder{name, answer, f, local, never, branch} {
		sameLine(node, at)
	}
	return []ast.Stmt{nothing(at), branch}
}

// leavesFunctions tells whether a break leaves a block within the body of a loop in which a
// function is written.
func leavesFunctions(body []ast.Stmt) bool {
	for _, s := range body {
		switch n := s.(type) {
		case *ast.DoBlockStmt:
			if leaves(n.Stmts) {
				return true
			}
		case *ast.IfStmt:
			if leaves(n.Then) || leaves(n.Else) {
				return true
			}
		}
	}
	return false
}

func leaves(block []ast.Stmt) bool { return breaks(block) && makesFunctions(block) }

// breaks tells whether a block may leave the loop that it is in.
func breaks(block []ast.Stmt) bool {
	for _, s := range block {
		switch n := s.(type) {
		case *ast.BreakStmt:
			return true
		case *ast.DoBlockStmt:
			if breaks(n.Stmts) {
				return true
			}
		case *ast.IfStmt:
			if breaks(n.Then) || breaks(n.Else) {
				return true
			}
		}
	}
	return false
}

// makesFunctions tells whether a function is written anywhere in a block.
func makesFunctions(stmts []ast.Stmt) bool {
	return anywhere(stmts, func(node any) bool {
		switch node.(type) {
		case *ast.FunctionExpr, *ast.FuncDefStmt:
			return true
		}
		return false
	})
}

// anywhere tells whether there is an expression or statement of a kind anywhere in a block.
func anywhere(stmts []ast.Stmt, is func(node any) bool) bool {
	found := false
	var expr func(*ast.Expr)
	var block func([]ast.Stmt)
	expr = func(e *ast.Expr) {
		found = found || is(*e)
		children(*e, expr, block)
	}
	block = func(stmts []ast.Stmt) {
		for _, s := range stmts {
			found = found || is(s)
			children(s, expr, block)
		}
	}
	block(stmts)
	return found
}
