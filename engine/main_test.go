package engine_test

import (
	"testing"

	"queuesim/engine/internal/repeat"
)

func TestMain(m *testing.M) { repeat.Main(m) }
