"""Quotations: anchors that find words again, copies, and exports."""
