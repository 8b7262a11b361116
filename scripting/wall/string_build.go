package wall

import (
	"strings"

	lua "github.com/yuin/gopher-lua"
)

// A textBuilder makes a string piece by piece. It never gets longer than scripts may make one, and
// it is paid for as it grows.
type textBuilder struct {
	s    *State
	L    *lua.LState
	b    strings.Builder
	owed int // bytes that aren't paid for yet
}

// billBytes is how many bytes are paid for at once.
const billBytes = 64 * textPerInstruction

func (b *textBuilder) add(piece string) {
	b.account(len(piece))
	b.b.WriteString(piece)
}

func (b *textBuilder) addByte(c byte) {
	b.account(1)
	b.b.WriteByte(c)
}

// account checks and pays for n more bytes.
func (b *textBuilder) account(n int) {
	if n > b.s.limits.Text-b.b.Len() {
		b.s.text(b.L, b.s.limits.Text+1)
	}
	b.owed += n
	if b.owed >= billBytes {
		b.s.charge(b.L, b.owed/textPerInstruction)
		b.owed %= textPerInstruction
	}
}

// push gives the string to the script.
func (b *textBuilder) push() {
	b.s.charge(b.L, b.owed/textPerInstruction)
	b.L.Push(lua.LString(b.b.String()))
}
